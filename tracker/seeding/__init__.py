"""Seeding: the files in seed/ become the database's first rows, and rows become files again."""
