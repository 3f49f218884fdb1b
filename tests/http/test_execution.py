"""What each attempt of a call sends of itself."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING

import pytest

from sts_sdk.http._execution import invocation_id

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def test_ids_are_random_and_in_the_form_of_a_uuid() -> None:
    ids = [invocation_id() for _ in range(300)]
    assert len(set(ids)) == 300
    assert {tuple(len(part) for part in one.split("-")) for one in ids} == {(8, 4, 4, 4, 12)}


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_does_not_use_the_ids_that_its_parent_has_drawn() -> None:
    invocation_id()  # draws some for later
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_in_child, args=(theirs,))
    child.start()
    of_the_child = set(ours.recv())
    child.join(60)
    assert not of_the_child & {invocation_id() for _ in range(100)}


def _in_child(pipe: Connection) -> None:
    pipe.send([invocation_id() for _ in range(100)])
