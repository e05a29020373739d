"""How the house is served: few workers that share their memory, a few threads each.

The same file serves `make run` and production; variables are told in docs/exploitation.md.
"""

import gc
import os

from config import env, logs

bind = env.text("IMPACT_BIND", default="127.0.0.1:8000")
worker_class = "gthread"
workers = env.number("IMPACT_WORKERS", default=2)
threads = env.number("IMPACT_THREADS", default=4)
timeout = 60
graceful_timeout = 10
keepalive = 5
preload_app = True
control_socket_disable = True
# Below that, every HEAD request is remarked upon: Django leaves the cutting to the server.
loglevel = "error"
# The heartbeat must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
forwarded_allow_ips = env.text("IMPACT_PROXY_IPS", default="127.0.0.1")


def on_starting(server) -> None:
    """Keep people out of the server's own log too."""
    server.log.error_log.addFilter(logs.Impersonal())


def pre_fork(server, worker) -> None:
    """Close what the master opened: a connection shared by two processes corrupts both."""
    from django.db import connections

    connections.close_all()
    # What is loaded here stays shared between workers as long as nobody counts through it.
    gc.collect()
    gc.freeze()
