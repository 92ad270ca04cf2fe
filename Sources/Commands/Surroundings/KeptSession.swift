import AlbumRules
import ImmichClient
import PhotoLibrary

/// The session of a login, when one is kept that fits a call.
struct KeptSession: Sendable {
    /// The session; nil when there is none to use.
    var session: ImmichSession?
    /// The secrets of it, never to be shown.
    var secrets: [Secret] = []
    /// Why a login is not used.
    var warnings: [String] = []

    /// Looks for the login of a state folder. It is used with the server and the user that it was made for, and no other.
    static func find(
        in folder: String, _ connection: Connection, _ client: ImmichClient, _ settings: ServerSettings
    ) -> KeptSession {
        var found = KeptSession()
        do {
            guard let file = try SessionFile.read(in: folder) else { return found }
            found.secrets = [file.tokens.login, file.tokens.reading]
            guard file.server == connection.address.origin else {
                found.warnings = ["the login is for \(visible(file.server)) and not used"]
                return found
            }
            guard file.tokens.user == client.user.id else {
                found.warnings = ["the login is of another user than the API key and not used"]
                return found
            }
            if Files.isReadableByOthers(folder + "/session.json") {
                found.warnings = ["\(visible(folder))/session.json can be read by every user of this machine"]
            }
            found.session = ImmichSession(
                file.tokens, at: connection.address, version: client.version, transport: Connection.transport,
                options: ImmichClient.Options(concurrency: settings.concurrency, timeout: settings.timeout))
        } catch {
            found.warnings = ["\(visible("\(error)")); the login is not used"]
        }
        return found
    }
}
