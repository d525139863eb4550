"""A town's own open data: its description (city.toml), its files, and how they become rows (docs/import.md)."""
