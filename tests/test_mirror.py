"""Tests mirror the source: ``sts_sdk/a/_b.py`` is tested by ``tests/a/test_b.py``, or by files ``test_b_....py``.

A module of more than 40 lines without such a file is in the table below, with the file that tests it instead and why.
Faces and generated modules have tests of their own, of all of them at once. ``tests/support/README.md`` says what else
is ordered in another way.
"""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "sts_sdk"
SMALL = 40

INTERFACE = "Java's interface and what its clients share: whoever implements it is tested"
PART = "a part of one thing, and tested as that thing is used"
REFUSALS = "what it refuses is tested by the operation that refuses it"

# Module without a mirror: (the file that tests it, why). Paths as below sts_sdk and below tests.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "_configuration_connection.py": ("test_client_configuration.py", PART),
    "_configuration_proxy.py": ("test_client_configuration.py", PART),
    "_configuration_retry.py": ("test_client_configuration.py", PART),
    "_http_method.py": ("parity/test_listing.py", "an enum of Java's: names, texts and values are compared there"),
    "_lazy.py": ("test_faces.py", PART),
    "_request_settings.py": ("test_request.py", PART),
    "_result.py": ("services/securitytoken/test_recorded_answers.py", "its metadata comes with recorded answers"),
    "auth/_assume_role_builder.py": ("auth/test_assume_role.py", PART),
    "auth/_assume_role_request.py": ("auth/test_assume_role.py", PART),
    "auth/_background.py": ("auth/test_assume_role_refresh.py", "threads are seen where a provider renews in them"),
    "auth/_explain.py": ("auth/test_chain.py", "an explanation is that of a chain"),
    "auth/_sources.py": ("auth/test_default_chain.py", PART),
    "auth/_static.py": ("auth/test_credentials.py", "the provider of credentials that never change"),
    "auth/_sts_provider.py": ("auth/test_assume_role.py", "what all providers over STS share"),
    "auth/policy/_action.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_condition.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_principal.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_reader.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_statement.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_value.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/_writer.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/actions/_kms.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/actions/_s3.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/conditions/_factory.py": ("auth/policy/test_policy.py", PART),
    "auth/policy/conditions/_s3_factory.py": ("auth/policy/test_policy.py", PART),
    "auth/profile/_config_file.py": ("auth/profile/test_profiles_config_file.py", "named as its public class is"),
    "auth/profile/_role.py": ("auth/profile/test_kinds.py", "a role is one of the kinds"),
    "auth/profile/internal/securitytoken/_provider.py": (
        "auth/profile/internal/securitytoken/test_profile_service.py",
        PART,
    ),
    "auth/profile/internal/securitytoken/_roles.py": (
        "auth/profile/internal/securitytoken/test_profile_service.py",
        PART,
    ),
    "bridge/_credentials.py": ("bridge/test_session.py", "botocore's credentials are used by its session"),
    "client/builder/_async_client_builder.py": ("client/builder/test_client_builder.py", PART),
    "client/builder/_client_params.py": ("client/builder/test_client_builder.py", PART),
    "handlers/_attempt.py": ("http/test_watch.py", "a handler is told of attempts by the client that makes them"),
    "handlers/_context.py": ("handlers/test_handler.py", PART),
    "handlers/_response.py": ("handlers/test_handler.py", PART),
    "internal/_config_paths.py": ("internal/test_config_file.py", "where the file is that it reads"),
    "internal/_endpoint.py": ("services/securitytoken/test_endpoints.py", "an endpoint is given to a client"),
    "internal/_local_endpoint.py": ("internal/test_metadata_service.py", "what it and the container's agent share"),
    "regions/_abbreviations.py": ("regions/test_names.py", PART),
    "regions/_directory.py": ("regions/test_region.py", PART),
    "regions/_instance_metadata.py": ("regions/test_chain.py", PART),
    "regions/_providers.py": ("regions/test_chain.py", PART),
    "regions/_utils.py": ("regions/test_region.py", PART),
    "retry/_interfaces.py": ("retry/test_policy.py", INTERFACE),
    "retry/_predefined.py": ("retry/test_policy.py", PART),
    "retry/_rate.py": ("retry/test_strategy.py", PART),
    "services/s3/_amazon_s3.py": ("services/s3/test_client.py", INTERFACE),
    "services/s3/_client_options.py": ("services/s3/test_connect.py", PART),
    "services/s3/_parameters.py": ("services/s3/test_client.py", PART),
    "services/s3/model/_object.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_object_metadata.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_requests.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_user_metadata.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_value.py": ("services/s3/model/test_values.py", PART),
    "services/securitytoken/_async_client.py": ("services/securitytoken/test_async.py", PART),
    "services/securitytoken/_builder.py": ("services/securitytoken/test_client.py", "a client is built by it"),
    "services/securitytoken/_failure.py": ("services/securitytoken/test_hints.py", "the way to the hints of a failure"),
    "testing/_answers.py": ("testing/test_both_clients.py", PART),
    "testing/_identity.py": ("testing/test_sts_authentication.py", PART),
    "testing/_moto.py": ("testing/test_s3.py", "moto serves S3"),
    "testing/_principals.py": ("testing/test_local_aws.py", PART),
    "testing/_refusals.py": ("testing/test_sts_authentication.py", REFUSALS),
    "testing/_s3_refusals.py": ("testing/test_s3_authentication.py", REFUSALS),
    "testing/_state.py": ("testing/test_local_aws.py", PART),
    "testing/_wire.py": ("testing/test_server.py", PART),
}


def is_mirrored(module: Path) -> bool:
    name = f"test_{module.stem.lstrip('_')}"
    folder = TESTS / module.relative_to(SOURCE).parent
    return any(file.stem == name or file.stem.startswith(f"{name}_") for file in folder.glob("test_*.py"))


def without_a_mirror() -> dict[str, int]:
    """Modules that have no test file of their name, and how many lines they have."""
    found: dict[str, int] = {}
    for module in sorted(SOURCE.rglob("*.py")):
        text = module.read_text(encoding="utf-8")
        special = module.name == "__init__.py" or text.startswith("# Code generated by codegen ")
        if len(text.splitlines()) > SMALL and not special and not is_mirrored(module):
            found[module.relative_to(SOURCE).as_posix()] = len(text.splitlines())
    return found


def test_each_module_has_a_test_file_of_its_name_or_a_reason() -> None:
    missing = {name: lines for name, lines in without_a_mirror().items() if name not in ELSEWHERE}
    told = [f"sts_sdk/{name} ({lines} lines): write {_mirror(name)}" for name, lines in missing.items()]
    assert not missing, "\n".join(["neither a test file nor a reason in ELSEWHERE:", *told])


def test_no_reason_is_left_over() -> None:
    left = sorted(ELSEWHERE.keys() - without_a_mirror().keys())
    assert not left, "\n".join(["gone, small or mirrored by now, so take these out of ELSEWHERE:", *left])


def test_the_files_that_test_them_instead_are_there() -> None:
    wrong = {name: instead for name, (instead, _) in ELSEWHERE.items() if not (TESTS / instead).is_file()}
    told = [f"tests/{instead} is not there, and should test sts_sdk/{name}" for name, instead in wrong.items()]
    assert not wrong, "\n".join(["", *told])
    assert all(why for _, why in ELSEWHERE.values())


def test_the_index_of_what_tests_share_names_each_module() -> None:
    index = (TESTS / "support" / "README.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(\w+)` \|", index.partition("## Modules of")[2], re.MULTILINE))
    assert listed == {file.stem for file in (TESTS / "support").glob("[a-z]*.py")}


def _mirror(name: str) -> str:
    path = Path(name)
    return (Path("tests") / path.parent / f"test_{path.stem.lstrip('_')}.py").as_posix()
