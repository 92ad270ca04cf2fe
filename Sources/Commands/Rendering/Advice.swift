import AlbumRules
import ImmichClient

/// What to try when the server does not do its part.
enum Advice {
    /// What a key needs for planning.
    static let readingPermissions = ["asset.read", "person.read", "album.read", "user.read"]
    /// What a key needs besides for syncing.
    static let writingPermissions = ["album.create", "albumAsset.create", "albumAsset.delete"]

    /// What to try after a failure of a run.
    static func hint(for failure: RunFailure, server: String) -> String? {
        switch failure.kind {
        case .unreachable: reachability(server)
        case .unsupported: "tested are Immich 2.7 and 3.0 to 3.1; a newer immich-auto-album may know this release"
        case .notPermitted: permissions
        case .state: "check the folder's owner, mode and free space, or name another by --state"
        case .busy: "wait for the other run to end"
        case .incomplete: "photos may be coming in just now; try again later"
        case .stale: "look at what changed and make a new one: plan --out FILE"
        case .internalError: "please report it, with the command and this text"
        case .interrupted, .unexpected: nil
        }
    }

    /// What to try when no client could be made.
    static func hint(for error: ImmichError, server: String) -> String? {
        switch error {
        case .unauthorized: "is the key copied whole? " + permissions
        case .forbidden: permissions
        case .redirected(let target): "write the address that it redirects to: \(visible(target))"
        case .unreachable, .notTheAPI, .serverTrouble, .malformed: reachability(server)
        case .unsupportedVersion: hint(for: RunFailure(.unsupported, ""), server: server)
        case .incomplete: hint(for: RunFailure(.incomplete, ""), server: server)
        case .refused, .cancelled: nil
        }
    }

    /// How such an error ends the program.
    static func exitCode(for error: ImmichError) -> ExitCode {
        switch error {
        case .unauthorized, .forbidden: .notPermitted
        case .unreachable, .notTheAPI, .redirected, .serverTrouble, .malformed, .unsupportedVersion: .unavailable
        case .refused: .failed
        case .incomplete: .tryAgainLater
        case .cancelled: .interrupted
        }
    }

    private static let permissions =
        "make a key in Immich under Account Settings → API Keys with \(readingPermissions.joined(separator: ", "))"
        + " and, to write, \(writingPermissions.joined(separator: ", "))"

    private static func reachability(_ server: String) -> String {
        "does \(visible(server))/api/server/ping show {\"res\":\"pong\"} in a browser? a login page in front of "
            + "Immich must let /api through"
    }
}
