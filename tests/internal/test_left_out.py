"""Every name in the table of what is left out: it is not here, and asking for it says what does its work."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sts_sdk.services.sqs import AmazonSQSClient

import sts_sdk
from codegen import java_api
from sts_sdk.internal._left_out import rows, s3_operations, way_from_class, way_from_package
from sts_sdk.services import securitytoken
from sts_sdk.services.s3 import AmazonS3Client, AmazonS3ClientBuilder, transfer
from sts_sdk.services.s3.model import BucketPolicy
from sts_sdk.services.s3.transfer import Upload

ROOT = Path(sts_sdk.__file__).parent
TABLE = rows()
STS = securitytoken.AWSSecurityTokenServiceClient
# The classes that an owner in the table stands for.
CLASSES: dict[str, list[Any]] = {
    "RegionUtils": [sts_sdk.regions.RegionUtils],
    "StringUtils": [sts_sdk.util.StringUtils],
    "SignerFactory": [sts_sdk.auth.SignerFactory],
    "SdkHttpUtils": [sts_sdk.util.SdkHttpUtils],
    "Jackson": [sts_sdk.util.json.Jackson],
    "AmazonWebServiceRequest": [sts_sdk.AmazonWebServiceRequest, sts_sdk.AssumeRoleRequest],
    "RequestClientOptions": [sts_sdk.RequestClientOptions],
    "ClientConfiguration": [sts_sdk.ClientConfiguration],
    "AwsClientBuilder": [securitytoken.AWSSecurityTokenServiceClientBuilder, AmazonS3ClientBuilder],
    "AmazonWebServiceClient": [STS, securitytoken.AWSSecurityTokenServiceAsyncClient, AmazonS3Client, AmazonSQSClient],
    "Transfer": [Upload, transfer.MultipleFileDownload],
    "TransferManager": [transfer.TransferManager],
    "S3Value": [BucketPolicy],
}
# Asked as classes: all that they have is static.
STATIC = ("RegionUtils", "StringUtils", "SignerFactory", "SdkHttpUtils", "Jackson")
OF_CLASSES = [row[1:] for row in TABLE if row[0] == "class" and row[2] != "*"]
OF_PACKAGES = [row[1:] for row in TABLE if row[0] == "package" and row[2] != "*"]


def empty(cls: type) -> Any:
    """An instance that holds nothing, which is enough to look for names."""
    return object.__new__(cls)


@pytest.mark.parametrize(("owner", "name", "way"), OF_CLASSES, ids=lambda text: text[:40])
def test_a_method_that_is_left_out_says_what_does_its_work(owner: str, name: str, way: str) -> None:
    for cls in CLASSES[owner]:
        asked = cls if owner in STATIC else empty(cls)
        assert not hasattr(cls, name), f"{cls.__name__}.{name} is here: take it out of the table"
        with pytest.raises(AttributeError) as error:
            getattr(asked, name)
        assert str(error.value).endswith(f" has no attribute {name!r}. Java's {name} is left out: {way}.")
        assert error.value.name == name


@pytest.mark.parametrize(("package", "name", "way"), OF_PACKAGES, ids=lambda text: text[:40])
def test_a_class_or_package_that_is_left_out_says_what_does_its_work(package: str, name: str, way: str) -> None:
    full = f"sts_sdk.{package}".rstrip(".")
    told = re.escape(f". Java's {name} is left out: {way}.")
    assert not hasattr(importlib.import_module(full), name), f"{full}.{name} is here: take it out of the table"

    with pytest.raises(ImportError, match=f"^cannot import name {name!r} from {full!r}{told}$"):
        exec(f"from {full} import {name}")
    with pytest.raises(ImportError, match=told):
        importlib.import_module(f"{full}.{name}")


@pytest.mark.parametrize(("name", "operation"), s3_operations().items(), ids=lambda text: text)
def test_an_operation_of_s3_names_the_method_of_botocore_s_client(name: str, operation: str) -> None:
    client = AmazonS3ClientBuilder.standard().withRegion("us-east-1").build()
    assert not hasattr(AmazonS3Client, name), f"AmazonS3.{name} is here: take it out of the table"

    with pytest.raises(AttributeError, match=rf"Java's {name} is left out: unwrap\(\)\.{operation}\(\.\.\.\) of this"):
        getattr(client, name)
    assert callable(getattr(unwrapped(), operation))


def unwrapped() -> Any:
    if not _HELD:
        _HELD.append(AmazonS3ClientBuilder.standard().withRegion("us-east-1").build().unwrap())
    return _HELD[0]


_HELD: list[Any] = []


def test_whatever_else_java_has_in_a_package_is_answered_where_one_way_does_it_all() -> None:
    with pytest.raises(ImportError, match=r"Java's BucketWebsiteConfiguration is left out: the client's unwrap\(\)"):
        exec("from sts_sdk.services.s3.model import BucketWebsiteConfiguration")
    with pytest.raises(AttributeError, match=r"Java's setSomething is left out: the client's unwrap\(\)"):
        empty(BucketPolicy).setSomething  # noqa: B018 -- looking it up is what is tried


# A request that is being signed is asked too often for a class that answers every name: signing took a tenth longer.
ASKED = [entry for entry in java_api.left_out() if not entry.startswith("DefaultRequest.")]


@pytest.mark.parametrize("entry", ASKED, ids=str)
def test_what_the_parity_table_leaves_out_has_its_way(entry: str) -> None:
    owner, _, name = entry.partition("(")[0].rpartition(".")
    cls = owner.rpartition(".")[2]

    assert way_from_class([cls], name) is not None


def test_names_that_nobody_knows_are_answered_in_python_s_own_words() -> None:
    assert way_from_class(["ClientConfiguration", "S3Value"], "nothing") is None
    assert way_from_package("regions", "Nothing") is None
    with pytest.raises(AttributeError, match=r"^'ClientConfiguration' object has no attribute 'withNothing'$"):
        sts_sdk.ClientConfiguration().withNothing  # type: ignore[attr-defined]  # noqa: B018 -- as above
    with pytest.raises(AttributeError, match=r"^type object 'RegionUtils' has no attribute 'nothing'$"):
        sts_sdk.regions.RegionUtils.nothing  # type: ignore[attr-defined]  # noqa: B018 -- as above
    with pytest.raises(AttributeError, match=r"^module 'sts_sdk\.regions' has no attribute 'Nothing'$"):
        sts_sdk.regions.Nothing  # type: ignore[attr-defined]  # noqa: B018 -- as above
    with pytest.raises(ImportError, match=r"^cannot import name 'Nothing' from 'sts_sdk\.regions' \("):
        exec("from sts_sdk.regions import Nothing")


def test_each_way_is_one_sentence_about_what_is_here() -> None:
    """A name of ours in a sentence can be had from where the sentence says it is."""
    for _, _, _, way in TABLE:
        assert not way.endswith(".")
        for word, package in re.findall(r"(\w+) of (sts_sdk(?:\.[a-z0-9_]+)+)", way):
            if word[0].isupper():
                assert hasattr(importlib.import_module(package), word), way


def test_the_table_is_read_when_such_a_name_is_asked_for_and_not_before() -> None:
    program = (
        "import sys\n"
        "import sts_sdk\n"
        "from sts_sdk import AWSSecurityTokenServiceClientBuilder, GetSessionTokenRequest\n"
        "AWSSecurityTokenServiceClientBuilder.standard().withRegion('us-east-1').build()\n"
        "GetSessionTokenRequest().clone()\n"
        "print('sts_sdk.internal._left_out' in sys.modules)\n"
        "print(hasattr(sts_sdk, 'ApacheHttpClientConfig'), 'sts_sdk.internal._left_out' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True"]


def test_clients_that_are_made_by_rule_do_not_read_the_table() -> None:
    program = (
        "import sys\n"
        "from sts_sdk.services.sqs import AmazonSQSClientBuilder\n"
        "from sts_sdk.services.sqs.model import SendMessageRequest\n"
        "print('sts_sdk.internal._left_out' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
