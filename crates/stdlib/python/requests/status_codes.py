"""The names of status codes."""

from .structures import LookupDict

_NAMES = {
    100: "continue", 101: "switching_protocols", 200: "ok okay all_ok all_okay all_good", 201: "created", 202: "accepted",
    203: "non_authoritative_info", 204: "no_content", 205: "reset_content", 206: "partial_content", 300: "multiple_choices",
    301: "moved_permanently moved", 302: "found", 303: "see_other other", 304: "not_modified", 305: "use_proxy",
    307: "temporary_redirect temporary_moved temporary", 308: "permanent_redirect", 400: "bad_request bad",
    401: "unauthorized", 402: "payment_required payment", 403: "forbidden", 404: "not_found",
    405: "method_not_allowed not_allowed", 406: "not_acceptable", 407: "proxy_authentication_required",
    408: "request_timeout timeout", 409: "conflict", 410: "gone", 411: "length_required", 412: "precondition_failed",
    413: "request_entity_too_large", 414: "request_uri_too_large", 415: "unsupported_media_type",
    416: "requested_range_not_satisfiable", 417: "expectation_failed", 418: "im_a_teapot teapot i_am_a_teapot",
    422: "unprocessable_entity unprocessable", 423: "locked", 424: "failed_dependency", 426: "upgrade_required",
    428: "precondition_required", 429: "too_many_requests too_many", 431: "header_fields_too_large",
    451: "unavailable_for_legal_reasons legal_reasons", 500: "internal_server_error server_error",
    501: "not_implemented", 502: "bad_gateway", 503: "service_unavailable unavailable", 504: "gateway_timeout",
    505: "http_version_not_supported", 507: "insufficient_storage", 511: "network_authentication_required",
}

codes = LookupDict(name="status_codes")
for _code, _names in _NAMES.items():
    for _name in _names.split():
        setattr(codes, _name, _code)
        setattr(codes, _name.upper(), _code)
