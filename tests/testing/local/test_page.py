"""The page in a real browser: what happens appears, sessions count down, and a refusal says why.

Where there is no browser these tests are left out, and the last lines of the run say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys as Press
from selenium.webdriver.support.ui import WebDriverWait

from support.browser import FOREIGN, started
from support.foreign import Boto, sts_call
from support.waiting import LONG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from sts_sdk.testing import LocalAWS, User

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = started(tmp_path_factory.mktemp("browser"))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Chrome, local: LocalAWS) -> Iterator[Chrome]:
    """The page of the local AWS, which has nothing yet."""
    browser.get(local.page)
    until(browser, lambda: browser.find_element(By.ID, "account").text == local.account)
    yield browser
    told = [entry["message"] for entry in browser.get_log("browser")]
    # The local AWS of the last test may have stopped while its page still asked.
    assert [message for message in told if "ERR_CONNECTION_REFUSED" not in message] == []


def until(browser: Chrome, holds: Callable[[], Any]) -> Any:
    """Wait for what the page will show."""
    return WebDriverWait(browser, LONG, 0.05).until(lambda _: holds())


def shown(browser: Chrome, number: int) -> list[WebElement]:
    """So many requests, when the page shows them; the newest first."""
    until(browser, lambda: len(browser.find_elements(By.CSS_SELECTOR, "#request-list > li")) == number)
    return browser.find_elements(By.CSS_SELECTOR, "#request-list > li")


def test_a_request_appears(page: Chrome, local: LocalAWS, alice: User) -> None:
    assert page.find_element(By.ID, "no-requests").is_displayed()
    sts_call(local, alice, "GetCallerIdentity")
    (item,) = shown(page, 1)
    assert "allowed" in item.text
    assert "GetCallerIdentity" in item.text
    assert alice.arn in item.text
    assert not page.find_element(By.ID, "no-requests").is_displayed()
    sts_call(local, alice, "GetSessionToken", DurationSeconds="1")
    newest, _ = shown(page, 2)
    assert "refused 400" in newest.text
    assert "ValidationError" in newest.text
    until(page, lambda: alice.arn in page.find_element(By.ID, "identity-list").text)


def test_a_session_counts_down_to_its_end(page: Chrome, local: LocalAWS, alice: User) -> None:
    def left() -> str:
        return page.find_element(By.CSS_SELECTOR, "#session-list .left").text

    sts_call(local, alice, "GetSessionToken", DurationSeconds="900")
    until(page, lambda: page.find_elements(By.CSS_SELECTOR, "#session-list .left"))
    assert left().startswith(("00:15:", "00:14:", "00:13:"))
    local.clock.advance(seconds=895)
    until(page, lambda: left().startswith("00:00:0") or left() == "ended")
    until(page, lambda: left() == "ended")
    assert "alice" in page.find_element(By.CSS_SELECTOR, "#session-list .ended").text


def test_a_denied_call_shows_the_statement_that_decided(page: Chrome, local: LocalAWS, boto: Boto) -> None:
    allow = {"Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*"}
    deny = {"Sid": "NoUploads", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*"}
    bob = local.user("bob", policy={"Version": "2012-10-17", "Statement": [allow, deny]})
    local.bucket("photos")
    with pytest.raises(Exception, match="explicit deny"):
        boto("s3", bob).put_object(Bucket="photos", Key="a.jpg", Body=b"")
    item = shown(page, 1)[0]
    assert "explicit deny in an identity-based policy" in item.text
    item.find_element(By.TAG_NAME, "summary").click()
    decides = until(page, lambda: item.find_element(By.CSS_SELECTOR, ".trace .decides"))
    assert "decided by the identity-based policy" in decides.text
    assert "NoUploads" in decides.text
    assert "PUT /photos/a.jpg" in item.text


def test_it_is_worked_by_keyboard_and_filtered(page: Chrome, local: LocalAWS, alice: User) -> None:
    sts_call(local, alice, "GetCallerIdentity")
    sts_call(local, alice, "GetSessionToken", DurationSeconds="1")
    newest, oldest = shown(page, 2)
    newest.find_element(By.TAG_NAME, "summary").send_keys(Press.ENTER)
    until(page, lambda: "DurationSeconds" in newest.text)
    page.find_element(By.ID, "only-refused").send_keys(Press.SPACE)
    until(page, lambda: not oldest.is_displayed())
    page.find_element(By.ID, "only-refused").send_keys(Press.SPACE)
    page.find_element(By.ID, "filter").send_keys("calleridentity")
    until(page, lambda: oldest.is_displayed() and not newest.is_displayed())


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_it_fits_a_narrow_screen(page: Chrome, local: LocalAWS, alice: User, width: int) -> None:
    local.role("ARoleWithAVeryLongName" * 2)
    sts_call(local, alice, "GetFederationToken", Name="g" * 32)
    shown(page, 1)
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_shows_no_secret_and_takes_no_markup(page: Chrome, local: LocalAWS, alice: User) -> None:
    local.user("bob", path="/<b/id=injected>/")
    sts_call(local, alice, "GetSessionToken", SerialNumber=alice.mfa.serial, TokenCode=(code := alice.mfa.code()))
    (session,) = local._state.keys.sessions()
    shown(page, 1)
    source = page.page_source
    assert "&lt;b/id=injected&gt;/bob" in source
    assert page.find_elements(By.ID, "injected") == []
    for secret in (alice.secretKey, alice.accessKeyId, alice.mfa.seed(), code, session.secret_key, session.token):
        assert secret not in source


def test_it_starts_anew_after_a_reset(page: Chrome, local: LocalAWS, alice: User) -> None:
    sts_call(local, alice, "GetCallerIdentity")
    shown(page, 1)
    local.reset()
    shown(page, 0)
    sts_call(local, local.user("bob"), "GetCallerIdentity")
    (item,) = shown(page, 1)
    assert "user/bob" in item.text


def test_a_name_that_was_rebound_to_loopback_is_turned_away(browser: Chrome, local: LocalAWS) -> None:
    browser.get(local.page.replace("127.0.0.1", FOREIGN))
    assert "does not answer to the host" in browser.find_element(By.TAG_NAME, "body").text
    browser.get_log("browser")
    assert local.requests == []
