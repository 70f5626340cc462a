"""What every answer tells the browser to refuse."""

# On every answer, those of the walls too. Our pages use none of what the policy takes away but the passkeys.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Permissions-Policy": ", ".join(
        [
            *(
                f"{name}=()"
                for name in (
                    "accelerometer",
                    "autoplay",
                    "camera",
                    "display-capture",
                    "encrypted-media",
                    "geolocation",
                )
            ),
            *(
                f"{name}=()"
                for name in (
                    "gyroscope",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "payment",
                    "usb",
                    "xr-spatial-tracking",
                )
            ),
            "publickey-credentials-get=(self)",
            "publickey-credentials-create=(self)",
        ]
    ),
}
