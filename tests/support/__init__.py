"""What many tests share: the recorded Java cases, a scripted HTTP server."""
