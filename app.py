"""The program's way in: `flask --app app ...`, or any WSGI server."""

from consultant.factory import create_app

app = create_app()
