"""One settings file. The environment decides; production is the default, and a missing secret stops the start."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import environment
from samspil.base.ui.strict import Undefined

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(environment.text("VAR", str(ROOT / "var")))
VAR.mkdir(parents=True, exist_ok=True)

# --- What kind of installation is this? -------------------------------------------------------------------
DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("DEMO")
TEST = environment.flag("TEST")
LOCAL = DEBUG or DEMO or TEST  # on somebody's own machine, over plain http

SECRET_KEY = environment.text("SECRET_KEY", "only-for-demo-and-tests" * 3 if LOCAL else None)
ALLOWED_HOSTS = environment.words("HOSTS", "localhost,127.0.0.1,[::1],testserver" if LOCAL else "")
PUBLIC_URL = environment.text("PUBLIC_URL", "http://127.0.0.1:8000" if LOCAL else None).rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
if DEMO and urlsplit(PUBLIC_URL).hostname not in {"localhost", "127.0.0.1", "::1"}:
    raise ImproperlyConfigured(
        "SAMSPIL_DEMO opens the door to everybody: only with a SAMSPIL_PUBLIC_URL on this machine."
    )
# How many of our own proxies stand before us: so many entries of X-Forwarded-For, from the right, can be believed.
PROXIES = environment.number("PROXIES", 0 if LOCAL else 1)

# --- The house --------------------------------------------------------------------------------------------
ROOMS = [
    "samspil.base.core",
    "samspil.base.events",
    "samspil.base.jobs",
    "samspil.base.ui",
    "samspil.society.access",
    "samspil.society.accounts",
    "samspil.society.places",
    "samspil.society.partners",
    "samspil.society.duties",
    "samspil.society.notifications",
    "samspil.compact.frameworks",
    "samspil.compact.dialogue",
    "samspil.compact.agreements",
    "samspil.people.citizens",
    "samspil.people.volunteers",
    "samspil.people.activities",
    "samspil.people.onboarding",
    "samspil.people.applications",
    "samspil.people.centres",
    "samspil.everyday.callouts",
    "samspil.everyday.cases",
    "samspil.everyday.requests",
    "samspil.everyday.rotas",
    "samspil.everyday.sessions",
    "samspil.learning.surveys",
    "samspil.learning.recognition",
    "samspil.learning.networks",
    "samspil.learning.outreach",
    "samspil.learning.programmes",
    "samspil.learning.insights",
    "samspil.doors.exchange",
    "samspil.doors.kiosk",
    "samspil.doors.portal",
    "samspil.doors.operations",
    "samspil.demo",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
    *ROOMS,
]
MIDDLEWARE = [
    "samspil.base.core.middleware.Gatekeeper",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samspil.base.core.middleware.RequestLog",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "samspil.society.accounts.middleware.PersonOfSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samspil.society.duties.middleware.ActorMiddleware",
    "samspil.society.accounts.middleware.SessionLimits",
    "samspil.base.core.middleware.DomainErrors",
    "samspil.base.core.middleware.ReadOnlyGet",
    "samspil.base.core.middleware.Idempotency",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "string_if_invalid": Undefined() if TEST else "",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samspil.base.ui.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "samspil.base.ui.templatetags.ui",
                "samspil.base.ui.templatetags.remembered",
                "samspil.society.access.templatetags.access",
            ],
            # template-partials wants its loader outermost; explicit, so that nothing patches it behind our back.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
        },
    }
]
SHELL_NAVIGATION = "samspil.doors.portal.navigation.for_request"
SHELL_FOOTER = "samspil.doors.portal.navigation.footer"
SHELL_TENANT = "samspil.doors.portal.navigation.tenant"

# --- The public pages -------------------------------------------------------------------------------------
TENANT = environment.text(
    "TENANT", ""
)  # slug of the authority whose installation this is; empty when several share it
TILE_URL = environment.text(
    "TILE_URL", ""
)  # https://tiles.example.dk/{z}/{x}/{y}.png; without it the map has no background
WAS_URL = environment.text("WAS_URL", "")  # the authority's own accessibility statement in the WAS tool
SECURITY_CONTACT = environment.text("SECURITY_CONTACT", "")  # mailto: or https:, for security.txt

# --- Databases and queue ----------------------------------------------------------------------------------
DATABASES = {
    "default": environment.database(environment.text("DATABASE_URL", f"sqlite:///{VAR / 'samspil.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "urgent"]}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"}}

# --- Sign-in ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["samspil.society.accounts.backends.passwords.EmailBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "samspil.society.accounts.backends.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_NAME = "samspil_session"

# --- Security ---------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = not LOCAL and environment.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked for from inside, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if not LOCAL else None
SECURE_HSTS_SECONDS = 0 if LOCAL else int(timedelta(days=365).total_seconds())
SECURE_HSTS_INCLUDE_SUBDOMAINS = not LOCAL
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "samspil.base.core.failures.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# No nonce: nothing on our pages is inline, so a page may be cached and its headers never disagree with it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *environment.origins(TILE_URL)],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# --- Language, time, numbers ------------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "samspil_language"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# --- Files ------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(VAR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a missing folder
MEDIA_ROOT = VAR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TEST
        else "samspil.base.ui.storage.RememberedStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TEST
WHITENOISE_AUTOREFRESH = False

# --- Outside addresses (docs/operations/sockets.md) -------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = environment.text("SMTP_HOST", "127.0.0.1")
EMAIL_PORT = environment.number("SMTP_PORT", 1025 if LOCAL else 25)
EMAIL_HOST_USER = environment.text("SMTP_USER", "")
EMAIL_HOST_PASSWORD = environment.text("SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("SMTP_TLS", default=not LOCAL)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "Samspil <samspil@localhost>")
SMS_URL = environment.text("SMS_URL", "")
SMS_TOKEN = environment.text("SMS_TOKEN", "")
SMS_SENDER = environment.text("SMS_SENDER", "Samspil")
PUSH_PRIVATE_KEY = environment.text("PUSH_PRIVATE_KEY", "")
PUSH_CONTACT = environment.text("PUSH_CONTACT", "")

# --- Logs: one JSON object a line, without personal data ---------------------------------------------------
LOG_DIR = Path(environment.text("LOG_DIR", str(VAR / "log")))
LOG_DIR.mkdir(parents=True, exist_ok=True)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "samspil.base.core.logs.JsonFormatter"}},
    "handlers": {
        "file": {
            "class": "logging.handlers.WatchedFileHandler",
            "filename": LOG_DIR / "samspil.jsonl",
            "formatter": "json",
            "encoding": "utf-8",
            "delay": True,
        },
        "console": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "json"},
    },
    "root": {"handlers": ["file", "console"], "level": "INFO"},
    "loggers": {
        # The path of a request may hold a private token; our own request log writes the route instead.
        "django.request": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "httpx": {"level": "WARNING"},
        "fido2": {"level": "WARNING"},
    },
}

TEMPLATE_STRICT = TEST
# The key of the event log is its own: a new SECRET_KEY must not make the old log look forged.
AUDIT_KEY = environment.text("AUDIT_KEY", "") or SECRET_KEY
EVENT_ANCHOR_FILE = Path(environment.text("ANCHOR_FILE", str(VAR / "audit-anchor.jsonl")))
ROLE_CARD_LIX = environment.number(
    "ROLE_CARD_LIX", 45
)  # over this, the author of a role card is asked for plainer words
