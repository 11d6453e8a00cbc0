"""All settings, in one file. Every choice can be made by an environment variable of the same name."""

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from .databases import database_from_url
from .env import env_bool, env_int, env_list, env_secret, env_str, origin_of

PACKAGE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env_str("HIRELOOP_DATA", str(Path.cwd() / "var"))).resolve()

# --- what may be set per installation
DEBUG = env_bool("DEBUG", default=False)
DEMO = env_bool("DEMO", default=False)
DEMO_PASSWORD = env_str("DEMO_PASSWORD", "hireloop-demo")
DEMO_ACCOUNTS: list[dict[str, Any]] = [
    {"name": "张敏", "email": "zhang.min@example.com", "role": _("HR")},
    {"name": "李强", "email": "li.qiang@example.com", "role": _("Interviewer")},
    {"name": "周宁", "email": "zhou.ning@example.com", "role": _("Privacy officer")},
    {"name": "陈静", "email": "admin@example.com", "role": _("Administrator")},
]
SITE_URL = env_str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", SITE_URL)
SECRET_KEY = env_secret("SECRET_KEY", DATA_DIR / "secrets" / "django")
JURISDICTION = env_str("JURISDICTION", "CN")
TIME_ZONE = env_str("TIME_ZONE", "Asia/Shanghai")
LANGUAGE_CODE = env_str("LANGUAGE_CODE", "zh-hans")
MAX_UPLOAD_BYTES = env_int("MAX_UPLOAD_BYTES", 20 * 1024 * 1024)
MAX_RECORDING_BYTES = env_int("MAX_RECORDING_BYTES", 512 * 1024 * 1024)
INTERVIEW_VALID_DAYS = env_int("INTERVIEW_VALID_DAYS", 7)
INTERVIEW_GRANT_AT_ONCE = env_list("INTERVIEW_GRANT_AT_ONCE", "extra_time,text_only")
INTERVIEW_EXTRA_TIME_PERCENT = env_int("INTERVIEW_EXTRA_TIME_PERCENT", 50)

# --- the vault: the master key is made at first start; keep a copy of it elsewhere
VAULT_DIR = Path(env_str("VAULT_DIR", str(DATA_DIR / "vault")))
VAULT_MASTER_KEYS = env_str("VAULT_MASTER_KEYS")
VAULT_MASTER_KEYS_FILE = Path(env_str("VAULT_MASTER_KEYS_FILE", str(DATA_DIR / "secrets" / "vault-master-keys.json")))

# --- electronic signatures: timestamps from an authority on the network, else the built-in one
SIGNING_TSA_URL = env_str("SIGNING_TSA_URL")
SIGNING_TSA_USER = env_str("SIGNING_TSA_USER")
SIGNING_TSA_PASSWORD = env_str("SIGNING_TSA_PASSWORD")
SIGNING_TSA_TRUST = env_str("SIGNING_TSA_TRUST")
SIGNING_PROVIDER = env_str("SIGNING_PROVIDER")
SIGNING_PROVIDER_URL = env_str("SIGNING_PROVIDER_URL")
SIGNING_PROVIDER_APP_ID = env_str("SIGNING_PROVIDER_APP_ID")
SIGNING_PROVIDER_SECRET = env_str("SIGNING_PROVIDER_SECRET")
SIGNING_IDENTITY_PROVIDER = env_str("SIGNING_IDENTITY_PROVIDER")
SIGNING_IDENTITY_URL = env_str("SIGNING_IDENTITY_URL")
SIGNING_IDENTITY_KEY = env_str("SIGNING_IDENTITY_KEY")
SIGNING_IDENTITY_SECRET = env_str("SIGNING_IDENTITY_SECRET")
SIGNING_CODE_MINUTES = env_int("SIGNING_CODE_MINUTES", 10)

# --- data
DATABASES = {"default": database_from_url(env_str("DATABASE_URL", f"sqlite:///{DATA_DIR}/hireloop.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env_str("REDIS_URL")
CACHES: dict[str, Any] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# --- background work: our own leased queue in the database, or Celery on a broker
TASKS: dict[str, Any] = {
    "default": {
        "BACKEND": env_str("TASK_BACKEND", "hireloop.platform.background.backend.LeasedBackend"),
        "QUEUES": ["default", "analysis"],
        "OPTIONS": {"lease_seconds": env_int("TASK_LEASE_SECONDS", 30), "max_attempts": 3},
    }
}
CELERY_BROKER_URL = env_str("CELERY_BROKER_URL", REDIS_URL)

# --- the twelve modules' apps; which are switched on is decided at run time (platform.modules)
INSTALLED_APPS = [
    "hireloop.demo",
    "hireloop.flows",
    "hireloop.recruiting.jobs",
    "hireloop.recruiting.applications",
    "hireloop.recruiting.resumes",
    "hireloop.recruiting.screening",
    "hireloop.recruiting.question_bank",
    "hireloop.recruiting.interviews",
    "hireloop.recruiting.voice_screening",
    "hireloop.recruiting.evaluation",
    "hireloop.recruiting.offers",
    "hireloop.people.employees",
    "hireloop.people.onboarding",
    "hireloop.contracts.ending",
    "hireloop.contracts.renewal",
    "hireloop.contracts.drafting",
    "hireloop.contracts.risk",
    "hireloop.contracts.checking",
    "hireloop.contracts.terms",
    "hireloop.platform.signing",
    "hireloop.platform.accounts",
    "hireloop.platform.directory",
    "hireloop.platform.audit",
    "hireloop.platform.vault",
    "hireloop.platform.privacy",
    "hireloop.platform.background",
    "hireloop.platform.notifications",
    "hireloop.platform.documents",
    "hireloop.platform.approvals",
    "hireloop.platform.saved_views",
    "hireloop.platform.modules",
    "hireloop.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "ninja",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hireloop.web.middleware.ReaderLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hireloop.web.middleware.ErrorPageMiddleware",
    "hireloop.platform.modules.middleware.ModuleMiddleware",
    "hireloop.platform.accounts.reader.ReaderMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "hireloop.config.urls"
ASGI_APPLICATION = "hireloop.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "hireloop.platform.modules.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "hireloop.web.templatetags.shell"],
        },
    }
]

# --- who is who
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hireloop.platform.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "hireloop.platform.accounts.adapter.ClosedSignupAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_TOTP_ISSUER = "HireLoop"

# --- single sign-on at the company's own identity provider (OpenID Connect); colleagues are invited as ever
OIDC_ISSUER = env_str("OIDC_ISSUER")
OIDC_EMAIL_IS_VERIFIED = env_bool("OIDC_EMAIL_IS_VERIFIED", default=False)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "company",
            "name": env_str("OIDC_NAME", "SSO"),
            "client_id": env_str("OIDC_CLIENT_ID"),
            "secret": env_str("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": OIDC_ISSUER, "verified_email": OIDC_EMAIL_IS_VERIFIED},
        }
    ]
SOCIALACCOUNT_ADAPTER = "hireloop.platform.accounts.adapter.CompanySignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"

# --- mail: kept in the local outbox unless a server is named
EMAIL_HOST = env_str("EMAIL_HOST")
EMAIL_PORT = env_int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env_str("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_str("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=True)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "django.core.mail.backends.dummy.EmailBackend"
)
DEFAULT_FROM_EMAIL = env_str("DEFAULT_FROM_EMAIL", "HireLoop <noreply@hireloop.invalid>")

# --- languages and times
USE_I18N = True
USE_TZ = True
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]

# --- files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "files")},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or env_bool("TESTING", default=False)
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG or env_bool("TESTING", default=False)
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = env_int("MAX_FILES_AT_ONCE", 2000)

# --- safe by default
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "hireloop.web.errors.csrf_failed"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SECURE_HSTS_SECONDS = 31_536_000 if SITE_URL.startswith("https://") else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("BEHIND_PROXY", default=False) else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *([origin_of(OIDC_ISSUER)] if OIDC_ISSUER else [])],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
}
