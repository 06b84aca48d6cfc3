from tests.sending.desk import sent  # noqa: F401
