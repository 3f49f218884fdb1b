"""Modules that have no file: how they are imported, reloaded, shown, and what stands where they cannot be made."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import pydoc
import subprocess
import sys
import threading
from typing import Any

import pytest

import sts_sdk.services
from sts_sdk.services._rules._packages import spec_of
from sts_sdk.services._rules._table import recorded_names


def in_a_fresh_process(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)


def test_java_s_imports_with_one_word_changed() -> None:
    done = in_a_fresh_process(
        "from sts_sdk.services.sqs import AmazonSQS, AmazonSQSAsync, AmazonSQSClientBuilder\n"
        "from sts_sdk.services.sqs.model import SendMessageRequest\n"
        "import sts_sdk.services.lambda_.model as model\n"
        "print(issubclass(AmazonSQSAsync, AmazonSQS), SendMessageRequest, model.InvokeRequest)"
    )
    assert done.stderr == ""
    assert done.stdout == (
        "True <class 'sts_sdk.services.sqs.model.SendMessageRequest'> "
        "<class 'sts_sdk.services.lambda_.model.InvokeRequest'>\n"
    )


def test_a_value_pickles_into_a_process_that_has_not_imported_its_service() -> None:
    from sts_sdk.services.sqs.model import QueueAttributeName, SendMessageRequest

    request = SendMessageRequest("url", "body").addMessageAttributesEntry("k", None)
    data = pickle.dumps((request, QueueAttributeName.All))
    done = in_a_fresh_process(f"import pickle; request, name = pickle.loads({data!r}); print(request, repr(name))")
    assert done.stderr == ""
    assert done.stdout == f"{request} {QueueAttributeName.All!r}\n"
    assert pickle.loads(data) == (request, QueueAttributeName.All)


def test_a_reloaded_module_keeps_its_classes() -> None:
    import sts_sdk.services.sqs as package
    import sts_sdk.services.sqs.model as model

    before = package.AmazonSQS, model.SendMessageRequest
    importlib.reload(sts_sdk.services)
    assert importlib.reload(package) is package
    assert importlib.reload(model) is model
    assert (package.AmazonSQS, model.SendMessageRequest) == before
    assert sum(getattr(each, "__name__", "") == "ServiceFinder" for each in sys.meta_path) == 1


def test_help_and_dir_show_what_there_is() -> None:
    import sts_sdk.services.sqs as package
    import sts_sdk.services.sqs.model as model

    assert "AmazonSQSAsyncClientBuilder" in dir(package)
    assert "SendMessageRequest" in dir(model)
    assert "SendMessageRequest" in model.__all__
    assert "(com.amazonaws.services.sqs)" in pydoc.render_doc(package, renderer=pydoc.plaintext)
    text = pydoc.render_doc(model.SendMessageRequest, renderer=pydoc.plaintext)
    assert "withDelaySeconds(self" in text
    assert "queueUrl, messageBody" in text


def test_pkgutil_lists_the_services_with_a_folder() -> None:
    """Those that are made by rule are found by their names only; no tool imports four hundred of them unasked."""
    assert {each.name for each in pkgutil.iter_modules(sts_sdk.services.__path__)} >= {"s3", "securitytoken"}
    assert "sqs" not in {each.name for each in pkgutil.iter_modules(sts_sdk.services.__path__)}


def test_threads_get_the_same_class() -> None:
    program = (
        "import threading\nimport sts_sdk.services.ec2.model as model\nfound = set()\n"
        "def get(): found.add(model.Instance)\n"
        "threads = [threading.Thread(target=get) for _ in range(8)]\n"
        "[each.start() for each in threads]; [each.join() for each in threads]\nprint(len(found))"
    )
    assert in_a_fresh_process(program).stdout == "1\n"
    assert threading.active_count() >= 1


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (
            "bedrockruntime",
            ["AmazonBedrockRuntime", "AWSBedrockRuntimeClientBuilder", "AmazonBedrockRuntimeAsyncClient"],
        ),
        ("eventbridge", ["AmazonEventBridge"]),
        ("scheduler", ["AmazonEventBridgeScheduler", "AWSScheduler", "AmazonSchedulerClientBuilder"]),
    ],
)
def test_a_service_that_is_younger_than_the_table_has_the_names_that_java_may_have(
    module: str, names: list[str]
) -> None:
    package = importlib.import_module(f"sts_sdk.services.{module}")
    for name in names:
        assert isinstance(getattr(package, name), type)


def test_a_younger_service_has_one_class_under_its_many_names() -> None:
    import sts_sdk.services.scheduler as package
    import sts_sdk.services.scheduler.model as model

    assert package.AWSScheduler is package.AmazonScheduler
    assert model.AWSSchedulerException is model.AmazonSchedulerException
    assert issubclass(model.ConflictException, model.AWSSchedulerException)
    assert pickle.loads(pickle.dumps(package.AWSScheduler)) is package.AWSScheduler


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("from sts_sdk.services.dynamodbv2.datamodeling import DynamoDBMapper", "getItem, putItem and query"),
        ("from sts_sdk.services.dynamodbv2.document import DynamoDB", "getItem, putItem and query"),
        ("from sts_sdk.services.dynamodbv2.waiters import AmazonDynamoDBWaiters", r"unwrap\(\).get_waiter"),
        ("from sts_sdk.services.sns.util import Topics", "library of Java's own"),
        ("from sts_sdk.services.sqs.buffered import AmazonSQSBufferedAsyncClient", "sendMessageBatch"),
        ("from sts_sdk.services.sqs import QueueUrlHandler", "written by hand in Java"),
        ("from sts_sdk.services.opsworks import AWSOpsWorks", "AWS has retired this service"),
        ("from sts_sdk.services.sqs.model import SendMesageRequest", "cannot import name 'SendMesageRequest'"),
        (
            "from sts_sdk.services.iam import AmazonIdentityManagement",
            r"called identitymanagement: sts_sdk\.services\.id",
        ),
        ("from sts_sdk.services.ssm.model import Parameter", r"sts_sdk\.services\.simplesystemsmanagement\."),
        ("import sts_sdk.services.nothing", "No module named"),
        ("import sts_sdk.services.lambda_.nothing", "No module named"),
        ("import sts_sdk.services.sqs_", "No module named"),
    ],
)
def test_what_is_not_there_is_an_import_error_that_says_why(line: str, said: str) -> None:
    with pytest.raises(ImportError, match=said):
        exec(line, {})


def test_an_attribute_error_lists_the_clients() -> None:
    import sts_sdk.services.sqs as package

    missing: Any = package
    with pytest.raises(AttributeError, match="it has AbstractAmazonSQS"):
        _ = missing.AmazonSqs


def test_without_botocore_one_sentence_says_what_to_install() -> None:
    program = "import sys\nsys.modules['botocore'] = None\nimport sts_sdk.services.{}"
    for service in ("sqs", "sqs.model", "bedrockruntime"):
        done = in_a_fresh_process(program.format(service))
        assert done.stderr.endswith(
            f"sts_sdk.services.{service.partition('.')[0]} needs botocore, of the extra 'aws' of sts_sdk: "
            'in its clone, pip install ".[aws]"\n'
        ), done.stderr


def test_every_recorded_service_is_found_or_retired() -> None:
    retired = 0
    for name in recorded_names():
        try:
            assert spec_of(f"sts_sdk.services.{'lambda_' if name == 'lambda' else name}") is not None
        except ImportError:
            retired += 1
    assert (len(recorded_names()), retired) == (229, 19)
