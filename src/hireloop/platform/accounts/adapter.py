"""Nobody signs up on their own: colleagues are invited, also where the company has single sign-on."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from .models import User


class ClosedSignupAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class CompanySignOnAdapter(DefaultSocialAccountAdapter):
    """Lets in who was invited, known by the e-mail address that the identity provider vouches for."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        vouched_for = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
        user = User.objects.filter(email__in=vouched_for, is_active=True).first()
        if user is not None:
            sociallogin.connect(request, user)
