/** On the sign-in page of a demonstration: one click fills in an account and signs in. */
export function startDemoAccounts(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-demo-email]");
    const login = document.querySelector<HTMLInputElement>("input[name=login]");
    const password = document.querySelector<HTMLInputElement>("input[name=password]");
    if (!button || !login || !password) return;
    login.value = button.dataset["demoEmail"] ?? "";
    password.value = button.dataset["demoPassword"] ?? "";
    login.form?.requestSubmit();
  });
}
