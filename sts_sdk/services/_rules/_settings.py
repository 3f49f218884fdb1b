"""What a client made by rule is made of, and what a single request may set otherwise."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

from botocore import handlers
from botocore.config import Config

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._credentials import AWSCredentials
from sts_sdk._exceptions import UnsupportedOperationException
from sts_sdk._provider import AWSCredentialsProvider
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.services._botocore._connect import connect, is_anonymous
from sts_sdk.services._rules._model import loader

# What botocore does for Python programs and Java's clients leave to the program: it parses policies and templates,
# decodes a console's output and encodes user data. The service, the event, and what botocore does at it.
_FAVOURS: Final[tuple[tuple[str, str, Callable[..., None]], ...]] = (
    ("iam", "after-call.iam", handlers.json_decode_policies),
    ("cloudformation", "after-call.cloudformation.GetTemplate", handlers.json_decode_template_body),
    ("ec2", "after-call.ec2.GetConsoleOutput", handlers.decode_console_output),
    ("ec2", "before-parameter-build.ec2.RunInstances", handlers.base64_encode_user_data),
    (
        "autoscaling",
        "before-parameter-build.autoscaling.CreateLaunchConfiguration",
        handlers.base64_encode_user_data,
    ),
)


class ServiceSettings(NamedTuple):
    """Everything that a client is made of. ``endpoint_url`` None: the region decides."""

    region: str
    endpoint_url: str | None
    configuration: ClientConfiguration
    credentials: AWSCredentialsProvider


class Current(threading.local):
    """The request that a thread is calling with: botocore signs and sends it in the same thread."""

    request: AmazonWebServiceRequest | None = None


class RequestsProvider(AWSCredentialsProvider):
    """Gives the credentials of the request that is under way, if it has its own, else those of the client."""

    def __init__(self, client: AWSCredentialsProvider, current: Current) -> None:
        self._client = client
        self._current = current

    def _asked(self) -> AWSCredentialsProvider:
        request = self._current.request
        own = None if request is None else request.getRequestCredentialsProvider()
        return self._client if own is None else own

    def getCredentials(self) -> AWSCredentials:
        """The credentials to sign with now."""
        return self._asked().getCredentials()

    def refresh(self) -> None:
        """Nothing: the provider itself is told by whoever holds it."""

    def invalidate(self, access_key: str) -> None:
        """Tell the provider that a service refused these credentials, if it wants to know."""
        tell = getattr(self._asked(), "invalidate", None)
        if tell is not None:
            tell(access_key)


def connected(service: str, settings: ServiceSettings, current: Current) -> Any:
    """botocore's client, whose calls heed what the current request sets."""
    own = Config(parameter_validation=settings.configuration.isParameterValidation())
    if not is_anonymous(settings.credentials):
        settings = settings._replace(credentials=RequestsProvider(settings.credentials, current))
    client = connect(service, settings, own, loader())

    def add_own(params: dict[str, Any], **_: object) -> None:
        request = current.request
        if request is not None:
            params["headers"].update(request.getCustomRequestHeaders() or {})
            params["query_string"] = _with_own_query(params.get("query_string"), request)

    client.meta.events.register(f"before-call.{client.meta.service_model.service_id.hyphenize()}", add_own)
    for named, event, favour in _FAVOURS:
        if named == service:
            client.meta.events.unregister(event, favour)
            client.meta.events.register(event, partial(_unless_asked, current, favour))
    return client


def _unless_asked(current: Current, favour: Callable[..., None], **words: Any) -> None:
    """Do what botocore does for callers of its own client (``unwrap()``), not for those of Java's."""
    if current.request is None:
        favour(**words)


def _with_own_query(query: Any, request: AmazonWebServiceRequest) -> Any:
    own = request.getCustomQueryParameters()
    if not own:
        return query
    merged: dict[str, Any] = {**(query or {}), **own}
    return merged


def check_request(request: AmazonWebServiceRequest) -> None:
    """Refuse what botocore cannot do for one request alone."""
    for setting, value in (
        ("sdkRequestTimeout", request.getSdkRequestTimeout()),
        ("sdkClientExecutionTimeout", request.getSdkClientExecutionTimeout()),
        ("requestMetricCollector", request.getRequestMetricCollector()),
    ):
        if value is not None:
            raise UnsupportedOperationException(
                f"{setting} of a single request is not offered for this service: set it in the ClientConfiguration, "
                "or use the events at client.unwrap().meta.events."
            )
