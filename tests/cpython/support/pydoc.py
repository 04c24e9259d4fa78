"""Stands for pydoc."""
