"""AWS's table of STS endpoints in the terminal; with --probe, which of them answer now, and how fast.

    python examples/11_endpoints.py [--lang ja] [--probe] [--live]

Needs the extra ``examples``. The probe asks a local AWS, in which two regions are switched off; with --live it asks
AWS, with the credentials of the default chain. In Java v1 one goes through the regions like this:

    for (Region region : RegionUtils.getRegionsForService(ServiceAbbreviations.STS)) {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withRegion(region.getName()).build();
        try {
            sts.getCallerIdentity(new GetCallerIdentityRequest());
            System.out.println(region + " active");
        } catch (RegionDisabledException e) {
            System.out.println(region + " switched off");
        }
    }
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from _surroundings import only
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from sts_sdk import AmazonServiceException, ClientConfiguration, SdkClientException
from sts_sdk.auth import DefaultAWSCredentialsProviderChain
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder, STSEndpoint, endpoints
from sts_sdk.services.securitytoken.model import (
    GetCallerIdentityRequest,
    GetSessionTokenRequest,
    RegionDisabledException,
)
from sts_sdk.testing import LocalAWS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sts_sdk.auth import AWSCredentialsProvider
    from sts_sdk.services.securitytoken import AWSSecurityTokenService

SWITCHED_OFF = ("eu-central-1", "sa-east-1")  # in the local AWS

TEXTS = {
    "en": {
        "title": "AWS STS endpoints",
        "name": "Region name",
        "endpoint": "Endpoint",
        "active_by_default": "Active by default",
        "can_be_switched": "Can be switched",
        "state": "State now",
        "time": "Time",
        "yes": "yes",
        "no": "no",
        "opt-in": "no ¹",
        "caption": "¹ The region is opt-in; its STS comes with it.",
        "active": "active",
        "off": "switched off",
        "unreachable": "not reachable",
        "asking": "Asking {} endpoints",
    },
    "ja": {
        "title": "AWS STS のエンドポイント",
        "name": "リージョン名",
        "endpoint": "エンドポイント",
        "active_by_default": "既定で有効",
        "can_be_switched": "切り替え可",
        "state": "現在の状態",
        "time": "応答時間",
        "yes": "はい",
        "no": "いいえ",
        "opt-in": "いいえ ¹",
        "caption": "¹ オプトインリージョン。リージョンを有効にすると STS も有効になります。",
        "active": "有効",
        "off": "無効",
        "unreachable": "到達不可",
        "asking": "{} 個のエンドポイントに問い合わせ中",
    },
}

JAPANESE = {
    "aws-global": "グローバル",
    "us-east-1": "米国東部 (バージニア北部)",
    "us-east-2": "米国東部 (オハイオ)",
    "us-west-1": "米国西部 (北カリフォルニア)",
    "us-west-2": "米国西部 (オレゴン)",
    "af-south-1": "アフリカ (ケープタウン)",
    "ap-east-1": "アジアパシフィック (香港)",
    "ap-east-2": "アジアパシフィック (台北)",
    "ap-south-1": "アジアパシフィック (ムンバイ)",
    "ap-south-2": "アジアパシフィック (ハイデラバード)",
    "ap-southeast-1": "アジアパシフィック (シンガポール)",
    "ap-southeast-2": "アジアパシフィック (シドニー)",
    "ap-southeast-3": "アジアパシフィック (ジャカルタ)",
    "ap-southeast-4": "アジアパシフィック (メルボルン)",
    "ap-southeast-5": "アジアパシフィック (マレーシア)",
    "ap-southeast-6": "アジアパシフィック (ニュージーランド)",
    "ap-southeast-7": "アジアパシフィック (タイ)",
    "ap-northeast-1": "アジアパシフィック (東京)",
    "ap-northeast-2": "アジアパシフィック (ソウル)",
    "ap-northeast-3": "アジアパシフィック (大阪)",
    "ca-central-1": "カナダ (中部)",
    "ca-west-1": "カナダ西部 (カルガリー)",
    "eu-central-1": "欧州 (フランクフルト)",
    "eu-central-2": "欧州 (チューリッヒ)",
    "eu-north-1": "欧州 (ストックホルム)",
    "eu-south-1": "欧州 (ミラノ)",
    "eu-south-2": "欧州 (スペイン)",
    "eu-west-1": "欧州 (アイルランド)",
    "eu-west-2": "欧州 (ロンドン)",
    "eu-west-3": "欧州 (パリ)",
    "il-central-1": "イスラエル (テルアビブ)",
    "me-central-1": "中東 (アラブ首長国連邦)",
    "me-south-1": "中東 (バーレーン)",
    "me-west-1": "中東 (サウジアラビア)",
    "mx-central-1": "メキシコ (中部)",
    "sa-east-1": "南米 (サンパウロ)",
    "sa-west-1": "南米 (チリ)",
}

COLORS = {"active": "green", "off": "yellow", "unreachable": "red"}


class Answer(NamedTuple):
    """What a probe found: a state of COLORS, after how many milliseconds, and what there is to say."""

    state: str
    milliseconds: float
    remark: str = ""


def main() -> int:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")  # a console that lacks a letter shows another in its place
    arguments = parsed()
    texts = TEXTS[arguments.lang]
    console = Console()
    answers = probed(console, texts, live=arguments.live) if arguments.probe or arguments.live else {}
    console.print(table(arguments.lang, answers))
    for row in endpoints():
        if row.region in answers and answers[row.region].state == "off":
            console.print(f"\n[yellow]{row.region}[/]: {answers[row.region].remark}\n{row.advice()}", soft_wrap=True)
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--lang", choices=sorted(TEXTS), default="en", help="language of the table")
    parser.add_argument("--probe", action="store_true", help="ask every endpoint")
    parser.add_argument("--live", action="store_true", help="ask AWS instead of a local AWS (implies --probe)")
    return parser.parse_args()


def table(lang: str, answers: dict[str, Answer]) -> Table:
    """The document's columns; with answers, the state and the time in the place of two, the fastest first."""
    texts = TEXTS[lang]
    columns = ["name", "endpoint", *(["state", "time"] if answers else ["active_by_default", "can_be_switched"])]
    # Without frames, so that the names of the regions stay whole in 80 columns.
    result = Table(title=texts["title"], caption=texts["caption"], box=SIMPLE, padding=0, show_edge=False)
    for column in columns:
        result.add_column(
            texts[column],
            no_wrap=column in ("name", "endpoint"),
            overflow="fold",
            justify="right" if column == "time" else "left",
        )
    for row in sorted(endpoints(), key=lambda row: order(answers.get(row.region))):
        name = JAPANESE.get(row.region, row.name) if lang == "ja" else row.name
        active = texts["opt-in"] if row.kind == "opt-in" else texts["yes" if row.active_by_default else "no"]
        known = [active, texts["yes" if row.can_be_switched else "no"]]
        result.add_row(name, row.endpoint, *(answer_cells(texts, answers.get(row.region)) if answers else known))
    return result


def order(answer: Answer | None) -> tuple[int, float]:
    return (0, 0.0) if answer is None else (list(COLORS).index(answer.state), answer.milliseconds)


def answer_cells(texts: dict[str, str], answer: Answer | None) -> list[str]:
    if answer is None:
        return ["", ""]
    return [f"[{COLORS[answer.state]}]{texts[answer.state]}[/]", f"{answer.milliseconds:.0f} ms"]


def probed(console: Console, texts: dict[str, str], *, live: bool) -> dict[str, Answer]:
    """Every endpoint's answer, all asked at once."""
    rows = endpoints()
    local: AbstractContextManager[LocalAWS | None] = nullcontext() if live else LocalAWS(s3=False)
    with (
        nullcontext() if live else only({}),
        local as aws,
        ThreadPoolExecutor(len(rows)) as pool,
        Progress(console=console, transient=True) as progress,
    ):
        credentials = credentials_for(aws)
        asking = progress.add_task(texts["asking"].format(len(rows)), total=len(rows))
        asked = {pool.submit(probe, client_for(row, aws, credentials)): row for row in rows}
        answers: dict[str, Answer] = {}
        for future in as_completed(asked):
            answers[asked[future].region] = future.result()
            progress.advance(asking)
    return answers


def credentials_for(aws: LocalAWS | None) -> AWSCredentialsProvider:
    if aws is None:
        chain = DefaultAWSCredentialsProviderChain.getInstance()
        try:
            chain.getCredentials()
        except SdkClientException as nothing:
            sys.exit(f"{type(nothing).__name__}: {nothing}")
        return chain
    for region in SWITCHED_OFF:
        aws.disableRegion(region)
    return aws.user("prober").provider()


def client_for(row: STSEndpoint, aws: LocalAWS | None, credentials: AWSCredentialsProvider) -> AWSSecurityTokenService:
    impatient = ClientConfiguration().withConnectionTimeout(2000).withSocketTimeout(3000).withMaxErrorRetry(0)
    builder = AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(impatient)
    builder.setCredentials(credentials)
    if aws is None:
        return builder.withRegion(row.region).build()
    region = "us-east-1" if row.kind == "global" else row.region
    return builder.withEndpointConfiguration(aws.endpoint("sts", region)).build()


def probe(sts: AWSSecurityTokenService) -> Answer:
    """Who am I (the time it takes is shown), then a session: only that tells whether STS is switched off."""
    began = time.perf_counter()
    try:
        sts.getCallerIdentity(GetCallerIdentityRequest())
        took = (time.perf_counter() - began) * 1000
        sts.getSessionToken(GetSessionTokenRequest(durationSeconds=900))
    except RegionDisabledException as e:
        return Answer("off", (time.perf_counter() - began) * 1000, e.getErrorMessage() or "")
    except AmazonServiceException as e:
        # A region that is not enabled does not know the account's keys; any other refusal came from a live endpoint.
        off = e.getErrorCode() == "InvalidClientTokenId"
        return Answer("off" if off else "active", (time.perf_counter() - began) * 1000, e.getErrorMessage() or "")
    except SdkClientException as e:
        return Answer("unreachable", (time.perf_counter() - began) * 1000, str(e))
    else:
        return Answer("active", took)
    finally:
        sts.shutdown()


if __name__ == "__main__":
    sys.exit(main())
