"""Places: metric neighbours of points, retired assets and areas, names to search for, words of reports."""

import sqlalchemy as sa
from alembic import op
from geoalchemy2 import Geometry

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# EPSG:3857 is conformal: around a point, the nearest by `<->` there is the nearest on the ground; in degrees it is not.
METRIC = (("streets", "line", "MULTILINESTRING"), ("addresses", "location", "POINT"), ("assets", "location", "POINT"))

WORDS = "search_key(public_id || ' ' || coalesce(address, '') || ' ' || description)"


def upgrade() -> None:
    for table, column, kind in METRIC:
        op.drop_geospatial_index(f"idx_{table}_{column}", table_name=table, postgresql_using="gist", column_name=column)
        op.add_geospatial_column(
            table,
            sa.Column(
                f"{column}_3857",
                Geometry(geometry_type=kind, srid=3857, dimension=2, spatial_index=False, nullable=False),
                sa.Computed(f"ST_Transform({column}, 3857)", persisted=True),
                nullable=False,
            ),
        )
        op.create_geospatial_index(
            f"idx_{table}_{column}_3857", table, [f"{column}_3857"], unique=False, postgresql_using="gist"
        )
    op.add_column("assets", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("areas", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))

    op.execute("drop index ix_addresses_search_sql")
    op.execute("drop index ix_streets_search_sql")
    op.create_index("ix_addresses_street", "addresses", ["jurisdiction_id", "search_text"])
    op.create_geospatial_table(
        "place_names",
        sa.Column("jurisdiction_id", sa.SmallInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column(
            "location",
            Geometry(geometry_type="POINT", srid=4326, dimension=2, spatial_index=False, nullable=False),
            nullable=False,
        ),
        sa.CheckConstraint("kind in ('street', 'area', 'landmark')", name=op.f("ck_place_names_kind_known")),
        sa.ForeignKeyConstraint(["jurisdiction_id"], ["jurisdictions.id"], name=op.f("fk_place_names_jurisdiction_id")),
        sa.PrimaryKeyConstraint("jurisdiction_id", "id", name=op.f("pk_place_names")),
        sa.UniqueConstraint(
            "jurisdiction_id", "kind", "search_text", name=op.f("uq_place_names_jurisdiction_id_kind_search_text")
        ),
    )
    op.execute("create index ix_place_names_search_sql on place_names using gin (search_text gin_trgm_ops)")
    op.execute(f"create index ix_reports_words_sql on reports using gin (({WORDS}) gin_trgm_ops)")


def downgrade() -> None:
    op.execute("drop index ix_reports_words_sql")
    op.drop_geospatial_table("place_names")
    op.drop_index("ix_addresses_street", table_name="addresses")
    op.execute("create index ix_streets_search_sql on streets using gin (search_text gin_trgm_ops)")
    op.execute("create index ix_addresses_search_sql on addresses using gin (search_text gin_trgm_ops)")
    op.drop_column("areas", "retired_at")
    op.drop_column("assets", "retired_at")
    for table, column, _kind in reversed(METRIC):
        op.drop_geospatial_index(
            f"idx_{table}_{column}_3857", table_name=table, postgresql_using="gist", column_name=f"{column}_3857"
        )
        op.drop_geospatial_column(table, f"{column}_3857")
        op.create_geospatial_index(f"idx_{table}_{column}", table, [column], unique=False, postgresql_using="gist")
