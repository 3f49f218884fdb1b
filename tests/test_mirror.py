"""Tests mirror the source: ``sts_sdk/a/_b.py`` is tested by ``tests/a/test_b.py``, or by files ``test_b_....py``.

A module of more than 40 lines without such a file, or its folder, is in the tables below, with the file that tests it
instead and why.
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
PORTED = "one construct of Java each; whole Java programs are ported, checked and run there"
PART = "a part of one thing, and tested as that thing is used"

# Module without a mirror: (the file that tests it, why). Paths as below sts_sdk and below tests.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "_provider.py": ("field/test_sources.py", "interfaces, and when what a provider holds ends: asked of all of them"),
    "_configuration/_connection.py": ("_configuration/test_client_configuration.py", PART),
    "_configuration/_proxy.py": ("_configuration/test_client_configuration.py", PART),
    "_configuration/_retry.py": ("_configuration/test_client_configuration.py", PART),
    "_requests/_http_method.py": (
        "parity/test_listing.py",
        "an enum of Java's: its names and texts are compared there",
    ),
    "_requests/_options.py": ("_requests/test_request.py", PART),
    "_requests/_result.py": ("services/securitytoken/test_recorded_answers.py", "its metadata comes with answers"),
    "bridge/_credentials.py": ("bridge/test_session.py", "botocore's credentials are used by its session"),
    "client/builder/_async_client_builder.py": ("client/builder/test_client_builder.py", PART),
    "handlers/_attempt.py": ("http/test_watch.py", "a handler is told of attempts by the client that makes them"),
    "http/_engine.py": ("http/test_client.py", "a client is its engine as soon as it makes a call"),
    "http/_recovery.py": ("http/test_client.py", "what a failure means shows in the next attempt of a call"),
    "http/_watcher.py": ("http/test_watch.py", PART),
    "internal/_warnings.py": ("services/securitytoken/test_hints.py", "a warning is one of somebody's"),
    "internal/_config_paths.py": ("internal/test_config_file.py", "where the file is that it reads"),
    "internal/_transport_settings.py": ("_configuration/test_transport_settings.py", "they are a configuration's"),
    "internal/_endpoint.py": ("services/securitytoken/test_endpoints.py", "an endpoint is given to a client"),
    "internal/_local_endpoint.py": ("internal/test_metadata_service.py", "what it and the container's agent share"),
    "event/_progress.py": ("services/s3/transfer/test_manager.py", "transfers tell it"),
    "client/_async_calls.py": ("services/securitytoken/test_async.py", "the calls of an asynchronous client"),
    "services/_botocore/_connect.py": ("services/s3/test_connect.py", PART),
    "services/_botocore/_errors.py": ("services/_rules/test_recorded.py", "errors are what services answer"),
    "services/_botocore/_held.py": ("services/s3/test_client_life.py", PART),
    "services/_botocore/_stream.py": ("services/s3/test_download.py", "the content of an object is one"),
    "services/_rules/_builders.py": ("services/_rules/test_core.py", PART),
    "services/_rules/_classes.py": ("services/_rules/test_values.py", PART),
    "services/_rules/_clients.py": ("services/_rules/test_core.py", PART),
    "services/_rules/_codec.py": ("services/_rules/test_recorded.py", "what is sent and read is compared with Java's"),
    "services/_rules/_errors.py": ("services/_rules/test_recorded.py", PART),
    "services/_rules/_members.py": ("services/_rules/test_listing.py", PART),
    "services/_rules/_model.py": ("services/_rules/test_listing.py", PART),
    "services/_rules/_overloads.py": ("services/_rules/test_values.py", PART),
    "services/_rules/_stub_model.py": ("services/_rules/test_stubs.py", PART),
    "services/_rules/_stub_types.py": ("services/_rules/test_stubs.py", PART),
    "services/_rules/_table.py": ("services/_rules/test_packages.py", PART),
    "porting/_check.py": ("porting/test_command.py", PORTED),
    "porting/_reader.py": ("porting/test_any_text.py", PORTED),
    "services/s3/_amazon_s3.py": ("services/s3/test_core.py", INTERFACE),
    "services/s3/_amazon_s3_parts.py": ("services/s3/test_part_calls.py", INTERFACE),
    "services/s3/_amazon_s3_settings.py": ("services/s3/test_setting_calls.py", INTERFACE),
    "services/s3/_client_options.py": ("services/s3/test_connect.py", PART),
    "services/s3/_headers.py": ("services/s3/test_presign.py", "names, and nothing else"),
    "services/s3/_lifecycle_rules.py": ("services/s3/test_setting_calls.py", PART),
    "services/s3/_parameters.py": ("services/s3/test_core.py", PART),
    "services/s3/transfer/_builder.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/_configuration.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/_engines.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/_progress.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/_providers.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/model/_results.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/transfer/_transfer.py": ("services/s3/transfer/test_manager.py", PART),
    "services/s3/model/_access.py": ("services/s3/test_setting_calls.py", PART),
    "services/s3/model/_base.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_bucket_versioning.py": ("services/s3/test_bucket_calls.py", PART),
    "services/s3/model/_delete_objects.py": ("services/s3/test_bucket_calls.py", PART),
    "services/s3/model/_encryption.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_lifecycle.py": ("services/s3/test_setting_calls.py", PART),
    "services/s3/model/_object.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_object_metadata.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_presigned.py": ("services/s3/test_presign.py", PART),
    "services/s3/model/_region.py": ("services/s3/test_bucket_calls.py", PART),
    "services/s3/model/_requests.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_storage_class.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/_tag_set.py": ("services/s3/test_setting_calls.py", PART),
    "services/s3/model/_transition.py": ("services/s3/test_setting_calls.py", PART),
    "services/s3/model/_upload_part_result.py": ("services/s3/test_part_calls.py", PART),
    "services/s3/model/_user_metadata.py": ("services/s3/model/test_values.py", PART),
    "services/s3/model/lifecycle/_filter.py": ("services/s3/test_setting_calls.py", PART),
    "testing/management/_call.py": ("testing/management/test_service.py", PART),
    "testing/management/_devices.py": ("testing/management/test_service.py", PART),
    "testing/management/_policies.py": ("testing/management/test_service.py", PART),
    "testing/management/_providers.py": ("testing/management/test_service.py", PART),
    "testing/management/_roles.py": ("testing/management/test_service.py", PART),
    "testing/management/_simulation.py": ("testing/management/test_service.py", PART),
    "testing/management/_users.py": ("testing/management/test_service.py", PART),
    "testing/iam/_condition_keys.py": ("testing/iam/test_conditions.py", "conditions ask for keys"),
    "testing/iam/_managed.py": ("testing/management/test_service.py", PART),
    "testing/s3/_operations.py": ("testing/s3/test_reading.py", PART),
    "services/securitytoken/_async_client.py": ("services/securitytoken/test_async.py", PART),
    "services/securitytoken/_call.py": ("services/securitytoken/test_client.py", "a call is what a client makes"),
    "services/securitytoken/_core.py": ("services/securitytoken/test_client.py", PART),
    "services/securitytoken/_denied_advice.py": ("services/securitytoken/test_denied.py", PART),
    "services/securitytoken/_denied_facts.py": ("services/securitytoken/test_denied.py", PART),
    "services/securitytoken/_failure.py": ("services/securitytoken/test_hints.py", "the way to the hints of a failure"),
    "services/securitytoken/_refused.py": ("services/securitytoken/test_hints.py", PART),
}


# Folders all of whose modules are tested by one file, and why.
FOLDERS = {"porting": ("porting/test_programs.py", PORTED)}


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
    found = without_a_mirror().items()
    missing = {name: lines for name, lines in found if name not in ELSEWHERE and name.partition("/")[0] not in FOLDERS}
    told = [f"sts_sdk/{name} ({lines} lines): write {_mirror(name)}" for name, lines in missing.items()]
    assert not missing, "\n".join(["neither a test file nor a reason in ELSEWHERE:", *told])


def test_no_reason_is_left_over() -> None:
    left = sorted(ELSEWHERE.keys() - without_a_mirror().keys())
    assert not left, "\n".join(["gone, small or mirrored by now, so take these out of ELSEWHERE:", *left])


def test_the_files_that_test_them_instead_are_there() -> None:
    wrong = {name: file for name, (file, _) in [*ELSEWHERE.items(), *FOLDERS.items()] if not (TESTS / file).is_file()}
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
