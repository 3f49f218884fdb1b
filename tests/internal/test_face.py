"""What an error says of a name that is not here, whatever the name: ``test_left_out.py`` has the table of names."""

from __future__ import annotations

import copy
import importlib.util
import pickle
import sys

import pytest

from sts_sdk.internal._face import LeftOutFinder, SaysWhatIsLeftOut, SaysWhatIsLeftOutOfTheClass, no_name
from sts_sdk.services.securitytoken.model import GetSessionTokenRequest


class ClientConfiguration(SaysWhatIsLeftOut, metaclass=SaysWhatIsLeftOutOfTheClass):
    """A stranger's class of that name: names go by the classes above."""

    kept = 1


def test_what_is_there_is_found_and_what_is_private_gets_no_advice() -> None:
    assert ClientConfiguration().kept == ClientConfiguration.kept == 1
    with pytest.raises(AttributeError, match=r"^'ClientConfiguration' object has no attribute '_withSecureRandom'$"):
        ClientConfiguration()._withSecureRandom  # type: ignore[attr-defined]  # noqa: B018 -- that is tried
    with pytest.raises(AttributeError, match=r"^module 'sts_sdk' has no attribute '_monitoring'$"):
        raise no_name("sts_sdk", "_monitoring")


def test_an_instance_and_a_class_say_it() -> None:
    for asked in (ClientConfiguration(), ClientConfiguration):
        with pytest.raises(AttributeError, match=r"Java's withSecureRandom is left out") as error:
            asked.withSecureRandom  # type: ignore[attr-defined]  # noqa: B018 -- looking it up is what is tried
        assert error.value.obj is asked


def test_copies_and_pickles_of_such_objects_are_as_before() -> None:
    request = GetSessionTokenRequest(durationSeconds=900)
    assert copy.copy(request) == copy.deepcopy(request) == pickle.loads(pickle.dumps(request)) == request


def test_the_finder_is_asked_once_and_finds_nothing_of_others() -> None:
    assert [each for each in sys.meta_path if getattr(each, "__qualname__", "") == "LeftOutFinder"] == [LeftOutFinder]
    assert LeftOutFinder.find_spec("json.monitoring") is None
    assert LeftOutFinder.find_spec("sts_sdk.nothing") is None
    assert importlib.util.find_spec("sts_sdk.nothing") is None
    with pytest.raises(ImportError, match="Java's monitoring is left out"):
        LeftOutFinder.find_spec("sts_sdk.monitoring")
