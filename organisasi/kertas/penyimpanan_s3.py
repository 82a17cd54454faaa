"""Files on S3-compatible storage: private, and asked with short limits.

Loaded only where a bucket is named, for its client is large. Readers never learn an address:
a file is fetched whole before its first byte goes out, so that a storage that is away is said
in a page and not in the middle of a file.
"""

import logging
import shutil
import time
from collections.abc import Callable
from functools import cached_property, partial, wraps
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from organisasi.kertas.penyimpanan import BerkasTidakTersimpan, PenyimpananPergi

logger = logging.getLogger(__name__)
# Seconds; a thread of the portal waits. Tried again only when it lives, see ``_dijaga``.
BATAS = Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 1})
# Health is told within two seconds.
BATAS_SEHAT = BATAS.merge(Config(connect_timeout=0.5, read_timeout=1))
# Seconds in which nobody waits for one that is away.
JEDA = 5.0
CARA = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    # Sums in a trailer are refused by most that are not Amazon.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
# In one piece: what was cut off leaves no part behind that no list shows.
SEKALIGUS = TransferConfig(multipart_threshold=5 * 1024**3, use_threads=False)


def _dijaga(cara: Callable[..., Any]) -> Callable[..., Any]:
    """A file that is not there is one thing, a storage that does not answer another.

    Whoever finds it silent asks whether it lives: then once more, for a connection that
    died unused is no fault, else all who come after are told at once.
    """

    @wraps(cara)
    def dalam(gudang: "PenyimpananS3", *args: Any, **kwargs: Any) -> Any:
        if gudang.putus():
            raise PenyimpananPergi
        try:
            try:
                return cara(gudang, *args, **kwargs)
            except BotoCoreError:
                if not gudang.menjawab():
                    raise
                return cara(gudang, *args, **kwargs)
        except ClientError as galat:
            kode = galat.response["ResponseMetadata"]["HTTPStatusCode"]
            if kode == HTTPStatus.NOT_FOUND:
                raise FileNotFoundError(*args) from None
            raise _pergi() from galat
        except BotoCoreError as galat:
            raise _pergi() from galat

    return dalam


def _pergi() -> PenyimpananPergi:
    logger.exception("The storage of files does not answer")
    return PenyimpananPergi()


class BerkasS3(File):
    def __init__(self, ambil: Callable[[], IO[bytes]], nama: str) -> None:
        super().__init__(ambil(), nama)
        self.ambil = ambil

    def open(self, mode: str | None = None, *_args: Any, **_kwargs: Any) -> "BerkasS3":  # noqa: ARG002
        if self.closed:
            self.file = self.ambil()
        self.seek(0)
        return self


class PenyimpananS3(S3Storage):
    _putus_sampai = 0.0

    def get_default_settings(self) -> dict[str, Any]:
        bawaan: dict[str, Any] = super().get_default_settings()
        return bawaan | {
            # Names are random: none is written twice.
            "file_overwrite": False,
            "client_config": BATAS.merge(CARA),
            "transfer_config": SEKALIGUS,
        }

    exists = _dijaga(S3Storage.exists)
    size = _dijaga(S3Storage.size)
    listdir = _dijaga(S3Storage.listdir)
    delete = _dijaga(S3Storage.delete)
    get_modified_time = _dijaga(S3Storage.get_modified_time)

    def save(self, *args: Any, **kwargs: Any) -> str:
        try:
            return str(super().save(*args, **kwargs))
        except (PenyimpananPergi, FileNotFoundError) as galat:  # or no such bucket
            raise BerkasTidakTersimpan(
                "penyimpanan berkas portal sedang tidak menjawab"
            ) from galat

    @_dijaga
    def _save(self, name: str, content: Any) -> str:
        return str(super()._save(name, content))

    def _open(self, name: str, mode: str = "rb") -> BerkasS3:  # noqa: ARG002 -- Django's own
        return BerkasS3(partial(self._ambil, name), name)

    @_dijaga
    def _ambil(self, name: str) -> IO[bytes]:
        jawab = self.bucket.Object(self._normalize_name(clean_name(name))).get()
        # Closed by who reads it.
        isi = SpooledTemporaryFile(settings.FILE_UPLOAD_MAX_MEMORY_SIZE)  # noqa: SIM115
        shutil.copyfileobj(jawab["Body"], isi)
        isi.seek(0)
        return isi

    def url(self, *_args: Any, **_kwargs: Any) -> str:
        """None: a file is had through the portal alone, which asks who comes."""
        return ""

    def putus(self) -> bool:
        """Whether it is away; after a while one who comes asks, for all."""
        if self._putus_sampai and time.monotonic() > self._putus_sampai:
            self._putus_sampai = time.monotonic() + JEDA
            self.menjawab()
        return bool(self._putus_sampai)

    def menjawab(self) -> bool:
        """Asked by ``/sehat/`` as well; leaves no line, for it is asked often."""
        try:
            self._peninjau.head_bucket(Bucket=self.bucket_name)
        except BotoCoreError:
            self._putus_sampai = time.monotonic() + JEDA
            return False
        except ClientError:
            return False
        self._putus_sampai = 0.0
        return True

    @cached_property
    def _peninjau(self) -> Any:
        return self._create_session().client(
            "s3",
            region_name=self.region_name,
            endpoint_url=self.endpoint_url,
            config=CARA.merge(BATAS_SEHAT),
        )
