"""What a missing package is told with."""

from __future__ import annotations

import pytest

from sts_sdk.testing._extras import NEEDED, NEEDED_FOR_S3, check_installed


def test_packages_that_are_there_and_packages_that_are_not() -> None:
    check_installed(("json", "xml"))
    with pytest.raises(ModuleNotFoundError) as caught:
        check_installed(("json", "not_one", "not_two"))
    assert caught.value.name == "not_one"
    assert str(caught.value) == (
        "The local AWS needs not_one, not_two, of the extra 'mock' of sts_sdk: in its clone, pip install \".[mock]\""
    )


def test_the_packages_that_are_asked_for() -> None:
    assert (NEEDED, NEEDED_FOR_S3) == (
        ("botocore", "jwt", "cryptography"),
        ("moto", "flask", "flask_cors"),
    )
