"""Health for the load balancer and numbers for the monitoring."""

import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ppid_portal.operasi import kesehatan

# Present when a proxy passed the request on: then the peer is not the asker.
TERUSAN = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


@require_safe
@never_cache
def sehat(_request: HttpRequest) -> JsonResponse:
    keadaan = kesehatan.periksa(pada=timezone.now())
    melayani = kesehatan.dapat_melayani(keadaan)
    sebut = "baik" if all(keadaan.values()) else "perlu perhatian"
    isi = {
        "keadaan": sebut if melayani else "terganggu",
        "bagian": {n: "baik" if baik else "masalah" for n, baik in keadaan.items()},
        "rilis": settings.RILIS,
    }
    return JsonResponse(isi, status=200 if melayani else 503)


@require_safe
@never_cache
def metrik(request: HttpRequest) -> HttpResponse:
    from prometheus_client import CONTENT_TYPE_LATEST

    from ppid_portal.operasi import metrik as angka  # noqa: PLC0415 -- brings prometheus_client

    token, diberi = settings.METRIK_TOKEN, request.headers.get("Authorization", "")
    cocok = constant_time_compare(diberi.removeprefix("Bearer "), token)
    if not ((token and cocok) or _dari_mesin_ini(request)):
        raise Http404
    isi = angka.tulis(pada=timezone.now())
    return HttpResponse(isi, content_type=CONTENT_TYPE_LATEST)


def _dari_mesin_ini(request: HttpRequest) -> bool:
    if any(kepala in request.META for kepala in TERUSAN):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
