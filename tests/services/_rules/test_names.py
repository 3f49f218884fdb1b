"""The rules of names, by examples of Java's."""

from __future__ import annotations

import pytest

from sts_sdk.services._rules import _names as names


@pytest.mark.parametrize(
    ("value", "constant"),
    [("t2.micro", "T2Micro"), ("us-east-1", "UsEast1"), ("ALL_OLD", "ALL_OLD"), ("a::b", "AB"), ("x/y (z)", "XyZ")],
)
def test_constants(value: str, constant: str) -> None:
    assert names.constant_name(value) == constant


@pytest.mark.parametrize(
    ("constant", "attribute"), [("None", "None_"), ("118", "_118"), ("mro", "mro_"), ("All", None)]
)
def test_constants_that_cannot_be_written_after_a_dot(constant: str, attribute: str | None) -> None:
    assert names.attribute_name(constant) == attribute


@pytest.mark.parametrize(
    ("shape", "exception"),
    [
        ("DBClusterNotFoundFault", "DBClusterNotFoundException"),
        ("NotFound", "NotFoundException"),
        ("XException", "XException"),
    ],
)
def test_exceptions(shape: str, exception: str) -> None:
    assert names.exception_name(shape) == exception


def test_structures() -> None:
    assert [names.class_name(shape) for shape in ("tag", "IPSet", "__a_b-c", "x.y")] == ["Tag", "IPSet", "ABC", "XY"]


def test_booleans() -> None:
    assert [names.is_name(member) for member in ("IsTruncated", "Enabled", "Is")] == [
        "isTruncated",
        "isEnabled",
        "isIs",
    ]


def test_packages() -> None:
    assert [names.module_name(package) for package in ("lambda", "sqs")] == ["lambda_", "sqs"]


def test_spellings_of_one_service() -> None:
    many = ("Amazon Bedrock Runtime", "AWSBedrockRuntime", "bedrock-runtime", "AmazonBedrockRuntimeService")
    assert {names.spelling(each) for each in many} == {"bedrockruntime"}
