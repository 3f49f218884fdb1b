"""The commands of ``sts-sdk``, in the order that help shows."""

from __future__ import annotations

from typing import Final

# Each command, its line in the help, and the module that has ``add_arguments(parser)`` and ``run(arguments)``.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "whoami": ("who the credentials belong to, by one call", "_whoami"),
    "explain": ("where credentials come from, and why; calls nobody", "_explain"),
    "assume": ("assume a role, or a profile's role, and show the session", "_assume"),
    "session-token": ("a session of one's own, with MFA if wanted", "_session_token"),
    "federation-token": ("a session for somebody else, within a policy", "_federation_token"),
    "web-identity": ("a role's session for a web identity token", "_web_identity"),
    "exec": ("run a command with credentials in its environment", "_exec"),
    "export": ("credentials for a shell, as JSON, or into a profile", "_export"),
    "credential-process": ("what credential_process of ~/.aws/config wants", "_credential_process"),
    "console": ("a URL that signs in to the AWS console", "_console"),
    "eks-token": ("a token for kubectl (ExecCredential)", "_eks_token"),
    "endpoints": ("the endpoints of STS, and whether they answer", "_endpoints"),
    "decode": ("what an encoded authorization message says", "_decode"),
    "why": ("why access was denied: reads an error from a pipe", "_why"),
    "local": ("a strict local AWS to test against", "_local"),
    "port": ("Java source into Python, line for line", "_port"),
    "stubs": ("type stubs of the services that a program uses", "_stubs"),
    "completion": ("completion for bash or zsh", "_completion"),
}
