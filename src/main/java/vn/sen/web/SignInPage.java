package vn.sen.web;

/**
 * The form to sign in.
 *
 * @param problem why the last attempt failed; may be ""
 * @param ticket when the password was right and a code is asked for; else ""
 * @param next path to go on with; may be ""
 * @param provider what people call the OpenID Connect provider; "" when there is none
 */
public record SignInPage(String problem, String ticket, String next, String provider) {}
