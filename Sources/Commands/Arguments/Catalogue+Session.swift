import AlbumRules

/// The commands for the session by which runs learn what changed.
extension Catalogue {
    /// All of them, in the order of the help text.
    static let session = [login, logout]

    private static let codes: [ExitCode] = [
        .done, .failed, .usage, .unavailable, .internalError, .cannotWrite, .notPermitted, .configuration,
        .interrupted, .terminated,
    ]

    private static let login = CommandDescription(
        name: "login", summary: "let runs read only what changed, by a session beside the API key",
        details: [
            "An API key cannot ask Immich what changed; a session can. Asks for e-mail address and password once, on the "
                + "terminal, or as two lines of standard input, or from IMMICH_EMAIL and IMMICH_PASSWORD. The password is "
                + "sent to the server and kept nowhere; what is kept in the state folder is the session, which Immich "
                + "lists under Account Settings → Authorized Devices. It must be of the same user as the key, and only "
                + "reads: all writing is done with the key. The first run afterwards reads everything once more."
        ],
        options: [account],
        examples: [
            .init(arguments: "login", meaning: "on a terminal"),
            .init(arguments: "login < credentials", meaning: "in a script: e-mail address and password, a line each"),
        ],
        exitCodes: codes)

    private static let logout = CommandDescription(
        name: "logout", summary: "end that session; runs read everything again", options: [account],
        examples: [.init(arguments: "logout", meaning: "on the server, and in the state folder")],
        exitCodes: codes)
}
