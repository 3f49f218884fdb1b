"""Every service's classes, made by rule from botocore's models when they are first asked for (not Java's)."""
