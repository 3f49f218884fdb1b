"""The floor on requests: the script of ``floor`` on a bare HTTPAdapter, without a Session."""

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict

from peers.floor import BODY, parsed, signed


def client(url):
    return HTTPAdapter(pool_maxsize=64), url + "/", url.partition("://")[2]


def call(client):
    adapter, url, host = client
    request = PreparedRequest()
    request.method, request.url, request.body = "POST", url, BODY
    request.headers = CaseInsensitiveDict(signed(host, BODY))
    request.headers["Content-Length"] = str(len(BODY))
    answer = adapter.send(request)
    return parsed(answer.content)
