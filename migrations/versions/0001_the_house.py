"""The house: every table of the main path, its extensions, functions and triggers."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

EXTENSIONS = ("postgis", "pg_trgm", "unaccent", "btree_gist")

AFTER = (
    # The form in which texts are compared in searches: no accents, lower case, single spaces.
    """
    create function search_key(value text) returns text language sql immutable parallel safe strict as $$
      select btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), '[^a-z0-9]+', ' ', 'g'))
    $$
    """,
    "create index ix_addresses_search_sql on addresses using gin (search_text gin_trgm_ops)",
    "create index ix_streets_search_sql on streets using gin (search_text gin_trgm_ops)",
    "create index ix_assets_reference_sql on assets using gin (reference gin_trgm_ops)",
    # History and audit are append-only; only an erasure, which says so in its transaction, may blank personal text.
    """
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and current_setting('rueclaire.erasing', true) = 'on' then
        return new;
      end if;
      raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
    end $$
    """,
    """
    create trigger status_updates_append_only before update or delete on status_updates
      for each row execute function refuse_change()
    """,
    """
    create trigger audit_entries_append_only before update or delete on audit_entries
      for each row execute function refuse_change()
    """,
    # A hint for the relay, which polls anyway.
    """
    create function announce_outbox() returns trigger language plpgsql as $$
    begin
      perform pg_notify('outbox', '');
      return null;
    end $$
    """,
    "create trigger outbox_announced after insert on outbox for each statement execute function announce_outbox()",
    # The outbox and the sessions are rewritten often: leave room in their pages.
    "alter table outbox set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)",
    "alter table notifications set (fillfactor = 85)",
)


def upgrade() -> None:
    for extension in EXTENSIONS:
        op.execute(f"create extension if not exists {extension}")
    op.execute("create sequence if not exists report_number start 1001")
    op.create_table(
        "jurisdictions",
        sa.Column("id", sa.SmallInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("insee_code", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), server_default="Europe/Paris", nullable=False),
        sa.Column("default_locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("is_fictional", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column(
            "settings", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("slug ~ '^[a-z0-9-]{2,60}$'", name=op.f("ck_jurisdictions_slug_form")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jurisdictions")),
        sa.UniqueConstraint("slug", name=op.f("uq_jurisdictions_slug")),
    )
    op.create_table(
        "periodic_runs",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last_run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "last_result",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_periodic_runs")),
    )
    op.create_table(
        "worker_beats",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_worker_beats")),
    )
    op.create_geospatial_table(
        "addresses",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "location",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_addresses_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("jurisdiction_id", "reference", name=op.f("uq_addresses_jurisdiction_id_reference")),
    )
    op.create_geospatial_index(
        "idx_addresses_location", "addresses", ["location"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "api_keys",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.TEXT()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "limits", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_api_keys_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_api_keys_secret_hash")),
    )
    op.create_geospatial_table(
        "areas",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "properties", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column(
            "boundary",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind in ('boundary', 'quarter', 'district', 'depot', 'zone', 'neighbour')",
            name=op.f("ck_areas_kind_known"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_areas_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_areas")),
        sa.UniqueConstraint("jurisdiction_id", "kind", "code", name=op.f("uq_areas_jurisdiction_id_kind_code")),
    )
    op.create_geospatial_index(
        "idx_areas_boundary", "areas", ["boundary"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_index(
        "uq_areas_boundary", "areas", ["jurisdiction_id"], unique=True, postgresql_where=sa.text("kind = 'boundary'")
    )
    op.create_table(
        "audit_entries",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column(
            "detail", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("actor_kind in ('reporter', 'staff', 'system')", name=op.f("ck_audit_entries_actor_known")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_audit_entries_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_audit_entries")),
    )
    op.create_index(
        "ix_audit_entries_subject",
        "audit_entries",
        ["jurisdiction_id", "subject_kind", "subject_id", "id"],
        unique=False,
    )
    op.create_table(
        "departments",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("is_fallback", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_external", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column(
            "hours", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_departments_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_departments")),
        sa.UniqueConstraint("jurisdiction_id", "code", name=op.f("uq_departments_jurisdiction_id_code")),
    )
    op.create_index(
        "uq_departments_fallback",
        "departments",
        ["jurisdiction_id"],
        unique=True,
        postgresql_where=sa.text("is_fallback"),
    )
    op.create_geospatial_table(
        "land_covers",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "shape",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "shape_3857",
            Geometry(
                geometry_type="MULTIPOLYGON",
                srid=3857,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            sa.Computed("ST_Transform(shape, 3857)", persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind in ('green', 'wood', 'water', 'pedestrian', 'building', 'other')",
            name=op.f("ck_land_covers_kind_known"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_land_covers_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_land_covers")),
    )
    op.create_geospatial_index(
        "idx_land_covers_shape_3857",
        "land_covers",
        ["shape_3857"],
        unique=False,
        postgresql_using="gist",
        postgresql_ops={},
    )
    op.create_table(
        "outbox",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column(
            "payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dead_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("done_at is null or dead_at is null", name=op.f("ck_outbox_done_or_dead")),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_outbox_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
    )
    op.create_index(
        "ix_outbox_dead",
        "outbox",
        ["jurisdiction_id", "dead_at"],
        unique=False,
        postgresql_where=sa.text("dead_at is not null"),
    )
    op.create_index(
        "ix_outbox_done", "outbox", ["done_at"], unique=False, postgresql_where=sa.text("done_at is not null")
    )
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["queue", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("done_at is null and dead_at is null"),
    )
    op.create_table(
        "reporters",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("device_hash", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("email_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmation_sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_reporters_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_reporters")),
    )
    op.create_index(
        "uq_reporters_device",
        "reporters",
        ["jurisdiction_id", "device_hash"],
        unique=True,
        postgresql_where=sa.text("email is null and device_hash is not null"),
    )
    op.create_index(
        "uq_reporters_email",
        "reporters",
        ["jurisdiction_id", sa.literal_column("lower(email)")],
        unique=True,
        postgresql_where=sa.text("email is not null"),
    )
    op.create_table(
        "service_groups",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_service_groups_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "code", name=op.f("pk_service_groups")),
    )
    op.create_table(
        "staff",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("role in ('crew', 'agent', 'manager', 'admin')", name=op.f("ck_staff_role_known")),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_staff_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_staff")),
    )
    op.create_index("uq_staff_email", "staff", [sa.literal_column("lower(email)")], unique=True)
    op.create_geospatial_table(
        "streets",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("road_class", sa.Text(), server_default="street", nullable=False),
        sa.Column("owner", sa.Text(), server_default="town", nullable=False),
        sa.Column(
            "line",
            Geometry(
                geometry_type="MULTILINESTRING",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_streets_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_streets")),
        sa.UniqueConstraint("jurisdiction_id", "reference", name=op.f("uq_streets_jurisdiction_id_reference")),
    )
    op.create_geospatial_index(
        "idx_streets_line", "streets", ["line"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_geospatial_table(
        "area_pieces",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "piece",
            Geometry(
                geometry_type="POLYGON",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "area_id"],
            ["areas.jurisdiction_id", "areas.id"],
            name=op.f("fk_area_pieces_jurisdiction_id_area_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_area_pieces_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_area_pieces")),
    )
    op.create_geospatial_index(
        "idx_area_pieces_piece", "area_pieces", ["piece"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_geospatial_table(
        "assets",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("owner_department_id", sa.Integer(), nullable=True),
        sa.Column(
            "properties", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column(
            "location",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "owner_department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_assets_jurisdiction_id_owner_department_id"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_assets_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_assets")),
        sa.UniqueConstraint(
            "jurisdiction_id", "layer", "reference", name=op.f("uq_assets_jurisdiction_id_layer_reference")
        ),
    )
    op.create_geospatial_index(
        "idx_assets_location", "assets", ["location"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_table(
        "services",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("group_code", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "description",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'::jsonb"),
            nullable=False,
        ),
        sa.Column("icon", sa.Text(), server_default="message-circle", nullable=False),
        sa.Column(
            "keywords", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column(
            "questions", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'::jsonb"), nullable=False
        ),
        sa.Column("due_hours", sa.Integer(), server_default=sa.text("120"), nullable=False),
        sa.Column("asset_layer", sa.Text(), nullable=True),
        sa.Column("asset_tolerance_m", sa.Integer(), server_default=sa.text("25"), nullable=False),
        sa.Column("duplicate_radius_m", sa.Integer(), server_default=sa.text("40"), nullable=False),
        sa.Column("position", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("is_private", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.CheckConstraint("asset_tolerance_m between 0 and 200", name=op.f("ck_services_asset_tolerance_range")),
        sa.CheckConstraint("due_hours > 0", name=op.f("ck_services_due_hours_positive")),
        sa.CheckConstraint("duplicate_radius_m between 0 and 1000", name=op.f("ck_services_duplicate_radius_range")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "group_code"],
            ["service_groups.jurisdiction_id", "service_groups.code"],
            name=op.f("fk_services_jurisdiction_id_group_code"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_services_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_services")),
        sa.UniqueConstraint("jurisdiction_id", "code", name=op.f("uq_services_jurisdiction_id_code")),
    )
    op.create_table(
        "staff_departments",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_staff_departments_jurisdiction_id_department_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_staff_departments_jurisdiction_id_staff_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_staff_departments_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "staff_id", "department_id", name=op.f("pk_staff_departments")),
    )
    op.create_table(
        "staff_sessions",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_staff_sessions_jurisdiction_id_staff_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_staff_sessions")),
    )
    op.create_index("ix_staff_sessions_staff", "staff_sessions", ["jurisdiction_id", "staff_id"], unique=False)
    op.create_geospatial_table(
        "reports",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), server_default="app", nullable=False),
        sa.Column("status", sa.Text(), server_default="received", nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("routing", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("needs_dispatch", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_private", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "answers", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column(
            "location",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            nullable=False,
        ),
        sa.Column(
            "location_3857",
            Geometry(
                geometry_type="POINT",
                srid=3857,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
                nullable=False,
            ),
            sa.Computed("ST_Transform(location, 3857)", persisted=True),
            nullable=False,
        ),
        sa.Column("accuracy_m", sa.Double(), nullable=True),
        sa.Column(
            "gps_location",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("gps_accuracy_m", sa.Double(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("asset_id", sa.BigInteger(), nullable=True),
        sa.Column("reporter_id", sa.Uuid(), nullable=True),
        sa.Column("device_hash", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), server_default="fr", nullable=False),
        sa.Column("assigned_to_id", sa.Uuid(), nullable=True),
        sa.Column("duplicate_of_id", sa.Uuid(), nullable=True),
        sa.Column("forwarded_to", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("reason_code", sa.Text(), nullable=True),
        sa.Column("contested_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("follower_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint(
            "(closed_at is not null) = status in ('resolved', 'rejected', 'forwarded', 'duplicate')",
            name=op.f("ck_reports_closed_at_agrees"),
        ),
        sa.CheckConstraint(
            "source in ('app', 'web', 'counter', 'telephone', 'meeting', 'open311', 'import', 'crew')",
            name=op.f("ck_reports_source_known"),
        ),
        sa.CheckConstraint(
            "status in ('received', 'acknowledged', 'scheduled', 'in_progress', 'resolved', 'rejected', 'forwarded', 'duplicate', 'reopened')",
            name=op.f("ck_reports_status_known"),
        ),
        sa.CheckConstraint("duplicate_of_id is distinct from id", name=op.f("ck_reports_not_its_own_duplicate")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "area_id"],
            ["areas.jurisdiction_id", "areas.id"],
            name=op.f("fk_reports_jurisdiction_id_area_id"),
            ondelete="SET NULL (area_id)",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "asset_id"],
            ["assets.jurisdiction_id", "assets.id"],
            name=op.f("fk_reports_jurisdiction_id_asset_id"),
            ondelete="SET NULL (asset_id)",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "assigned_to_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_reports_jurisdiction_id_assigned_to_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_reports_jurisdiction_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "duplicate_of_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_reports_jurisdiction_id_duplicate_of_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"],
            ["reporters.jurisdiction_id", "reporters.id"],
            name=op.f("fk_reports_jurisdiction_id_reporter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "service_id"],
            ["services.jurisdiction_id", "services.id"],
            name=op.f("fk_reports_jurisdiction_id_service_id"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_reports_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
        sa.UniqueConstraint("jurisdiction_id", "public_id", name=op.f("uq_reports_jurisdiction_id_public_id")),
    )
    op.create_geospatial_index(
        "idx_reports_location", "reports", ["location"], unique=False, postgresql_using="gist", postgresql_ops={}
    )
    op.create_geospatial_index(
        "idx_reports_location_3857",
        "reports",
        ["location_3857"],
        unique=False,
        postgresql_using="gist",
        postgresql_ops={},
    )
    op.create_index(
        "ix_reports_department_newest",
        "reports",
        ["jurisdiction_id", "department_id", sa.literal_column("submitted_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_reports_device",
        "reports",
        ["jurisdiction_id", "device_hash"],
        unique=False,
        postgresql_where=sa.text("device_hash is not null"),
    )
    op.create_index(
        "ix_reports_duplicates",
        "reports",
        ["jurisdiction_id", "duplicate_of_id"],
        unique=False,
        postgresql_where=sa.text("duplicate_of_id is not null"),
    )
    op.create_index(
        "ix_reports_newest",
        "reports",
        ["jurisdiction_id", sa.literal_column("submitted_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_reports_open_due",
        "reports",
        ["jurisdiction_id", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_index("ix_reports_reporter", "reports", ["jurisdiction_id", "reporter_id"], unique=False)
    op.create_index(
        "ix_reports_service_newest",
        "reports",
        ["jurisdiction_id", "service_id", sa.literal_column("submitted_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_reports_status_newest",
        "reports",
        ["jurisdiction_id", "status", sa.literal_column("submitted_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_index(
        "ix_reports_updated",
        "reports",
        ["jurisdiction_id", sa.literal_column("updated_at desc"), sa.literal_column("id desc")],
        unique=False,
    )
    op.create_table(
        "routing_rules",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Integer(), sa.Identity(always=False), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("street_owner", sa.Text(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("valid", postgresql.TSTZRANGE(), server_default=sa.text("tstzrange(now(), null)"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("jurisdiction_id"), "="),
            (sa.literal_column("coalesce(service_id, 0)"), "="),
            (sa.literal_column("coalesce(area_id, 0)"), "="),
            (sa.literal_column("coalesce(street_owner, '')"), "="),
            (sa.column("valid"), "&&"),
            using="gist",
            name="ex_routing_rules_one_at_a_time",
        ),
        sa.CheckConstraint(
            "num_nonnulls(service_id, area_id, street_owner) > 0", name=op.f("ck_routing_rules_matches_something")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "area_id"],
            ["areas.jurisdiction_id", "areas.id"],
            name=op.f("fk_routing_rules_jurisdiction_id_area_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_routing_rules_jurisdiction_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "service_id"],
            ["services.jurisdiction_id", "services.id"],
            name=op.f("fk_routing_rules_jurisdiction_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_routing_rules_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_routing_rules")),
    )
    op.create_table(
        "notifications",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=True),
        sa.Column("status_update_id", sa.BigInteger(), nullable=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("dedupe_key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column(
            "payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'sent') = (sent_at is not null)", name=op.f("ck_notifications_sent_at_agrees")),
        sa.CheckConstraint(
            "state in ('pending', 'sent', 'superseded', 'skipped', 'dead')", name=op.f("ck_notifications_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_notifications_jurisdiction_id_report_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"],
            ["reporters.jurisdiction_id", "reporters.id"],
            name=op.f("fk_notifications_jurisdiction_id_reporter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_notifications_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_notifications")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_notifications_dedupe_key")),
    )
    op.create_index(
        "ix_notifications_pending",
        "notifications",
        ["jurisdiction_id", "report_id", "reporter_id"],
        unique=False,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index(
        "ix_notifications_report", "notifications", ["jurisdiction_id", "report_id", "created_at"], unique=False
    )
    op.create_geospatial_table(
        "photos",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("status_update_id", sa.BigInteger(), nullable=True),
        sa.Column("role", sa.Text(), server_default="before", nullable=False),
        sa.Column("state", sa.Text(), server_default="pending", nullable=False),
        sa.Column("position", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("original_key", sa.Text(), nullable=True),
        sa.Column("original_bytes", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column(
            "exif_location",
            Geometry(
                geometry_type="POINT",
                srid=4326,
                dimension=2,
                spatial_index=False,
                from_text="ST_GeomFromEWKT",
                name="geometry",
            ),
            nullable=True,
        ),
        sa.Column("exif_taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "copies", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("perceptual_hash", sa.BigInteger(), nullable=True),
        sa.Column("failure_code", sa.Text(), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("device_hash", sa.Text(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("processed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role in ('before', 'after', 'detail')", name=op.f("ck_photos_role_known")),
        sa.CheckConstraint("state <> 'ready' or copies <> '{}'::jsonb", name=op.f("ck_photos_ready_has_copies")),
        sa.CheckConstraint("state in ('pending', 'ready', 'failed')", name=op.f("ck_photos_state_known")),
        sa.CheckConstraint(
            "report_id is null or jurisdiction_id is not null", name=op.f("ck_photos_claimed_in_a_town")
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_photos_jurisdiction_id_report_id"),
        ),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_photos_jurisdiction_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
    )
    op.create_index(
        "ix_photos_pending", "photos", ["created_at"], unique=False, postgresql_where=sa.text("state = 'pending'")
    )
    op.create_index("ix_photos_report", "photos", ["jurisdiction_id", "report_id"], unique=False)
    op.create_index(
        "ix_photos_unclaimed", "photos", ["created_at"], unique=False, postgresql_where=sa.text("report_id is null")
    )
    op.create_table(
        "status_updates",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("previous_status", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_public", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("reason_code", sa.Text(), nullable=True),
        sa.Column(
            "detail", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False
        ),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("actor_kind in ('reporter', 'staff', 'system')", name=op.f("ck_status_updates_actor_known")),
        sa.CheckConstraint(
            "kind in ('status', 'note', 'reassign', 'contest', 'merge', 'assign', 'join')",
            name=op.f("ck_status_updates_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "department_id"],
            ["departments.jurisdiction_id", "departments.id"],
            name=op.f("fk_status_updates_jurisdiction_id_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_status_updates_jurisdiction_id_report_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "staff_id"],
            ["staff.jurisdiction_id", "staff.id"],
            name=op.f("fk_status_updates_jurisdiction_id_staff_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_status_updates_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_status_updates")),
        sa.UniqueConstraint("jurisdiction_id", "client_id", name=op.f("uq_status_updates_jurisdiction_id_client_id")),
    )
    op.create_index("ix_status_updates_report", "status_updates", ["jurisdiction_id", "report_id", "id"], unique=False)
    op.create_table(
        "subscriptions",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("reporter_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("merged_from_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('reporter', 'joined', 'follower')", name=op.f("ck_subscriptions_kind_known")),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "report_id"],
            ["reports.jurisdiction_id", "reports.id"],
            name=op.f("fk_subscriptions_jurisdiction_id_report_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id", "reporter_id"],
            ["reporters.jurisdiction_id", "reporters.id"],
            name=op.f("fk_subscriptions_jurisdiction_id_reporter_id"),
        ),
        sa.ForeignKeyConstraint(
            ["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_subscriptions_jurisdiction_id")
        ),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint(
            "jurisdiction_id",
            "report_id",
            "reporter_id",
            name=op.f("uq_subscriptions_jurisdiction_id_report_id_reporter_id"),
        ),
    )
    op.create_index("ix_subscriptions_reporter", "subscriptions", ["jurisdiction_id", "reporter_id"], unique=False)
    for statement in AFTER:
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("ix_subscriptions_reporter", table_name="subscriptions")
    op.drop_table("subscriptions")
    op.drop_index("ix_status_updates_report", table_name="status_updates")
    op.drop_table("status_updates")
    op.drop_index("ix_photos_unclaimed", table_name="photos", postgresql_where=sa.text("report_id is null"))
    op.drop_index("ix_photos_report", table_name="photos")
    op.drop_index("ix_photos_pending", table_name="photos", postgresql_where=sa.text("state = 'pending'"))
    op.drop_geospatial_table("photos")
    op.drop_index("ix_notifications_report", table_name="notifications")
    op.drop_index("ix_notifications_pending", table_name="notifications", postgresql_where=sa.text("state = 'pending'"))
    op.drop_table("notifications")
    op.drop_table("routing_rules")
    op.drop_index("ix_reports_updated", table_name="reports")
    op.drop_index("ix_reports_status_newest", table_name="reports")
    op.drop_index("ix_reports_service_newest", table_name="reports")
    op.drop_index("ix_reports_reporter", table_name="reports")
    op.drop_index("ix_reports_open_due", table_name="reports", postgresql_where=sa.text("closed_at is null"))
    op.drop_index("ix_reports_newest", table_name="reports")
    op.drop_index(
        "ix_reports_duplicates", table_name="reports", postgresql_where=sa.text("duplicate_of_id is not null")
    )
    op.drop_index("ix_reports_device", table_name="reports", postgresql_where=sa.text("device_hash is not null"))
    op.drop_index("ix_reports_department_newest", table_name="reports")
    op.drop_geospatial_index(
        "idx_reports_location_3857", table_name="reports", postgresql_using="gist", column_name="location_3857"
    )
    op.drop_geospatial_index(
        "idx_reports_location", table_name="reports", postgresql_using="gist", column_name="location"
    )
    op.drop_geospatial_table("reports")
    op.drop_index("ix_staff_sessions_staff", table_name="staff_sessions")
    op.drop_table("staff_sessions")
    op.drop_table("staff_departments")
    op.drop_table("services")
    op.drop_geospatial_index(
        "idx_assets_location", table_name="assets", postgresql_using="gist", column_name="location"
    )
    op.drop_geospatial_table("assets")
    op.drop_geospatial_index(
        "idx_area_pieces_piece", table_name="area_pieces", postgresql_using="gist", column_name="piece"
    )
    op.drop_geospatial_table("area_pieces")
    op.drop_geospatial_index("idx_streets_line", table_name="streets", postgresql_using="gist", column_name="line")
    op.drop_geospatial_table("streets")
    op.drop_index("uq_staff_email", table_name="staff")
    op.drop_table("staff")
    op.drop_table("service_groups")
    op.drop_index("uq_reporters_email", table_name="reporters", postgresql_where=sa.text("email is not null"))
    op.drop_index(
        "uq_reporters_device",
        table_name="reporters",
        postgresql_where=sa.text("email is null and device_hash is not null"),
    )
    op.drop_table("reporters")
    op.drop_index("ix_outbox_due", table_name="outbox", postgresql_where=sa.text("done_at is null and dead_at is null"))
    op.drop_index("ix_outbox_done", table_name="outbox", postgresql_where=sa.text("done_at is not null"))
    op.drop_index("ix_outbox_dead", table_name="outbox", postgresql_where=sa.text("dead_at is not null"))
    op.drop_table("outbox")
    op.drop_geospatial_index(
        "idx_land_covers_shape_3857", table_name="land_covers", postgresql_using="gist", column_name="shape_3857"
    )
    op.drop_geospatial_table("land_covers")
    op.drop_index("uq_departments_fallback", table_name="departments", postgresql_where=sa.text("is_fallback"))
    op.drop_table("departments")
    op.drop_index("ix_audit_entries_subject", table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_index("uq_areas_boundary", table_name="areas", postgresql_where=sa.text("kind = 'boundary'"))
    op.drop_geospatial_index("idx_areas_boundary", table_name="areas", postgresql_using="gist", column_name="boundary")
    op.drop_geospatial_table("areas")
    op.drop_table("api_keys")
    op.drop_geospatial_index(
        "idx_addresses_location", table_name="addresses", postgresql_using="gist", column_name="location"
    )
    op.drop_geospatial_table("addresses")
    op.drop_table("worker_beats")
    op.drop_table("periodic_runs")
    op.drop_table("jurisdictions")
    op.execute("drop sequence report_number")
    for function in ("search_key(text)", "refuse_change()", "announce_outbox()"):
        op.execute(f"drop function {function}")
