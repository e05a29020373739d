"""People at their browsers, each with her own."""

import pytest
from django.test import Client


@pytest.fixture
def signed_in():
    """Open a browser signed in as someone; two people never share one."""

    def open_for(someone):
        client = Client()
        client.force_login(someone)
        return client

    return open_for
