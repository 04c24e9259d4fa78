"""What httpx adds to requests so that servers know who asks; the simulated server asks nobody."""

__name__ = "httpx"


class Auth:
    """Requests to make in turn, each one after the response to the one before."""

    requires_request_body = False
    requires_response_body = False

    def auth_flow(self, request):
        yield request

    def sync_auth_flow(self, request):
        flow = self.auth_flow(request)
        request = next(flow)
        while True:
            response = yield request
            if self.requires_response_body:
                response.read()
            try:
                request = flow.send(response)
            except StopIteration:
                return

    async def async_auth_flow(self, request):
        flow = self.auth_flow(request)
        request = next(flow)
        while True:
            response = yield request
            if self.requires_response_body:
                await response.aread()
            try:
                request = flow.send(response)
            except StopIteration:
                return


class FunctionAuth(Auth):
    def __init__(self, func):
        self._func = func

    def auth_flow(self, request):
        yield self._func(request)


class BasicAuth(Auth):
    def __init__(self, username, password):
        from base64 import b64encode
        both = b":".join([part.encode() if isinstance(part, str) else part for part in (username, password)])
        self._header = f"Basic {b64encode(both).decode()}"

    def auth_flow(self, request):
        request.headers["Authorization"] = self._header
        yield request


class DigestAuth(Auth):
    """Answers a challenge, which the simulated server does not send."""

    def __init__(self, username, password):
        self._username = username
        self._password = password


def auth_of(value):
    if value is None or isinstance(value, Auth):
        return value
    if isinstance(value, tuple):
        return BasicAuth(*value)
    if callable(value):
        return FunctionAuth(value)
    raise TypeError(f'Invalid "auth" argument: {value!r}')
