"""Limits on how long a call may take (com.amazonaws.http.timers)."""
