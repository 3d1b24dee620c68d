"""Tocsin's own services and messages."""
