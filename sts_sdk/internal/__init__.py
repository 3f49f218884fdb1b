"""Wires, not credentials: shapes, Query, XML, HTTP, the clock. Not a public interface."""
