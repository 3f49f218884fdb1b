"""botocore's models, apart from its sessions: whoever only looks at a model loads no session."""

from __future__ import annotations

from functools import cache

from botocore.loaders import Loader, create_loader


@cache
def shared_loader(data_path: str | None) -> Loader:
    """botocore's loader of a search path, which all sessions share: each model is read once in a process."""
    return create_loader(data_path)
