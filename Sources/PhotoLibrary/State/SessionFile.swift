import AlbumRules
import Foundation
import ImmichClient

/// The login of a state folder: `session.json`, for its owner only.
///
/// Holds the tokens of the sessions, never a password. It is bound to the server that gave them: to no other one they are
/// ever sent.
public struct SessionFile: Hashable, Sendable {
    /// The address of the server: scheme, host and port.
    public var server: String
    /// The tokens.
    public var tokens: SessionTokens
    /// The e-mail address of the login.
    public var email: String
    /// When the login was made.
    public var since: Instant
    /// Whose key the server said to be the one that was used beside it.
    public var keyOwner: KeyOwner?

    private struct Content: Codable {
        var server: String
        var user: UserID
        var email: String
        var since: Int64
        var login: String
        var reading: String
        var key: Key?

        struct Key: Codable {
            var mark: String
            var name: String
            var email: String
            var asked: Int64
        }
    }

    /// A login.
    public init(
        server: String, tokens: SessionTokens, email: String, since: Instant, keyOwner: KeyOwner? = nil
    ) {
        self.server = server
        self.tokens = tokens
        self.email = email
        self.since = since
        self.keyOwner = keyOwner
    }

    /// Reads the login of a folder; nil when there is none. Throws `.folderUnusable` when the file is not a login.
    public static func read(in folder: String) throws(StateError) -> SessionFile? {
        let path = path(folder)
        guard StateFolder.exists(path) else { return nil }
        do {
            let content = try JSONDecoder().decode(Content.self, from: Data(contentsOf: URL(filePath: path)))
            return SessionFile(
                server: content.server,
                tokens: SessionTokens(
                    user: content.user, login: Secret(content.login), reading: Secret(content.reading)),
                email: content.email, since: Instant(milliseconds: content.since),
                keyOwner: content.key.map { key in
                    KeyOwner(
                        mark: key.mark, user: User(id: content.user, name: key.name, email: key.email),
                        asked: Instant(milliseconds: key.asked))
                })
        } catch {
            throw .folderUnusable(path: path, detail: "it is not a login of this program")
        }
    }

    /// Writes the login, in one step, readable by its owner only.
    public func write(in folder: String) throws(StateError) {
        try StateFolder.make(folder)
        let content = Content(
            server: server, user: tokens.user, email: email, since: since.milliseconds, login: tokens.login.revealed,
            reading: tokens.reading.revealed,
            key: keyOwner.map { owner in
                Content.Key(
                    mark: owner.mark, name: owner.user.name, email: owner.user.email, asked: owner.asked.milliseconds)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try StateFolder.write([UInt8](encoder.encode(content)), to: Self.path(folder))
        } catch let error as StateError {
            throw error
        } catch {
            throw .folderUnusable(path: folder, detail: "the login cannot be written")
        }
    }

    /// Deletes the login of a folder.
    public static func delete(in folder: String) throws(StateError) {
        try StateFolder.delete(path(folder))
    }

    private static func path(_ folder: String) -> String { folder + "/session.json" }
}
