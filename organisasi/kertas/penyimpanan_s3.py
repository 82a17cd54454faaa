"""Files on S3-compatible storage: private, and asked with short limits.

Loaded only where a bucket is named, for its client is large. Readers never learn an address:
a file is fetched whole before its first byte goes out, so that a storage that is away is said
in a page and not in the middle of a file.
"""

import logging
import shutil
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
# Seconds; a thread of the portal waits. Twice, for a connection that died unused is no fault.
BATAS = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"total_max_attempts": 2, "mode": "standard"},
)
# Health is told within two seconds.
BATAS_SEHAT = Config(
    connect_timeout=0.5, read_timeout=1, retries={"total_max_attempts": 1}
)
CARA = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    # Sums in a trailer are refused by most that are not Amazon.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
# In one piece: what was cut off leaves no part behind that no list shows.
SEKALIGUS = TransferConfig(multipart_threshold=5 * 1024**3, use_threads=False)


def _dijaga[**P, T](cara: Callable[P, T]) -> Callable[P, T]:
    """A file that is not there is one thing, a storage that does not answer another."""

    @wraps(cara)
    def dalam(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return cara(*args, **kwargs)
        except (BotoCoreError, ClientError) as galat:
            if _tidak_ada(galat):
                raise FileNotFoundError(*args[1:]) from None
            logger.exception("The storage of files does not answer")
            raise PenyimpananPergi from galat

    return dalam


def _tidak_ada(galat: Exception) -> bool:
    if not isinstance(galat, ClientError):
        return False
    kode = galat.response["ResponseMetadata"]["HTTPStatusCode"]
    return bool(kode == HTTPStatus.NOT_FOUND)


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
        raise NotImplementedError

    def menjawab(self) -> bool:
        """Asked by ``/sehat/``; leaves no line, for it is asked often."""
        try:
            self._peninjau.head_bucket(Bucket=self.bucket_name)
        except (BotoCoreError, ClientError):
            return False
        return True

    @cached_property
    def _peninjau(self) -> Any:
        return self._create_session().client(
            "s3",
            region_name=self.region_name,
            endpoint_url=self.endpoint_url,
            config=CARA.merge(BATAS_SEHAT),
        )
