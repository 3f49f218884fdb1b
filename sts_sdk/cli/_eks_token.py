"""``sts-sdk eks-token CLUSTER``: what ``kubectl`` asks an exec plugin for."""

from __future__ import annotations

import argparse

from sts_sdk.cli._identity import wanted_provider
from sts_sdk.services.securitytoken._presign import eks_token


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The cluster."""
    parser.add_argument("cluster", metavar="CLUSTER", help="the name of the EKS cluster")


def run(arguments: argparse.Namespace) -> int:
    """Print the ExecCredential; it holds the token."""
    region = getattr(arguments, "region", None)
    print(eks_token(arguments.cluster, wanted_provider(arguments), region).to_json())
    return 0
