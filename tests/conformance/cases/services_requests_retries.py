# What urllib3's Retry lets requests try again, and how long it waits in between.
import requests, time
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry
def pr(*a): print(*a)
def run(url, method="GET", **kw):
    s = requests.Session(); s.mount("http://", HTTPAdapter(max_retries=Retry(**kw)))
    t = time.monotonic()
    try: r = s.request(method, url); out = r.status_code
    except requests.RequestException as e: out = (type(e).__name__, str(e))
    pr(url, method, kw, out, "%.1f" % (time.monotonic()-t))
run("http://a.test/f1?fail=2&status=500&delay=0.01", total=3, backoff_factor=0.2, status_forcelist=[500])
run("http://a.test/f2?fail=9&status=500&delay=0.01", total=2, backoff_factor=0.2, status_forcelist=[500])
run("http://a.test/f3?fail=9&status=500&delay=0.01", total=2, status_forcelist=[500], raise_on_status=False)
run("http://a.test/f4?fail=1&status=503&delay=0.01", total=2, status_forcelist=[503])
run("http://a.test/f5?fail=1&status=503&delay=0.01", total=2)
run("http://a.test/f6?fail=1&status=502&delay=0.01", total=2)
run("http://a.test/f7?fail=1&status=500&delay=0.01", "POST", total=2, status_forcelist=[500])
run("http://a.test/f8?fail=1&status=500&delay=0.01", "POST", total=2, status_forcelist=[500], allowed_methods=None)
run("http://a.test/f9?fail=3&status=500&delay=0.01", total=5, status=1, status_forcelist=[500])
run("http://a.test/f0?fail=1&status=429&delay=0.01", total=3, status_forcelist=[429], respect_retry_after_header=False, backoff_factor=0.1)
s = requests.Session(); s.mount("http://", HTTPAdapter(max_retries=3))
pr(s.get("http://a.test/g?fail=1&status=503&delay=0.01").status_code)
s.mount("http://", HTTPAdapter(max_retries=Retry(total=1)))
try: s.get("http://a.test/delay/3?delay=0.5", timeout=0.05)
except requests.RequestException as e: pr(type(e).__name__, e)
requests.packages.urllib3.disable_warnings(requests.packages.urllib3.exceptions.InsecureRequestWarning)
