"""Sending a letter: plain words from a template, to one address; who writes knows if it left."""

from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

__all__ = ["send_letter"]


def send_letter(
    address: str, *, subject: str, letter: str, shown: Mapping[str, Any], connection: Any = None
) -> bool:
    """Write to someone and say whether the mail server took it.

    `letter` is a template of text, filled with `shown`; whoever writes many opens one `connection`.
    """
    # A subject holds on one line.
    message = EmailMessage(
        " ".join(subject.splitlines()),
        render_to_string(letter, dict(shown)),
        to=[address],
        connection=connection,
    )
    try:
        message.send()
    except (SMTPException, OSError):
        return False
    return True
