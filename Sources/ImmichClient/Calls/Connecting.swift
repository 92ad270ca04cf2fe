import Foundation
import WebClient

struct WireKey: Decodable {
    var name: String
    var permissions: [String]
}

private struct WireVersion: Decodable {
    var major: Int
    var minor: Int
    var patch: Int
}

private struct WireUser: Decodable {
    var id: UserID
    var name: String
    var email: String
}

extension ImmichClient.Options {
    /// The time of day of this machine.
    @Sendable public static func now() -> Instant {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

extension Sender {
    func serverVersion() async throws(ImmichError) -> ServerVersion { try await versionAndTime().version }

    /// The release, and the time that the server's answer bears.
    func versionAndTime() async throws(ImmichError) -> (version: ServerVersion, time: Instant?) {
        var call = Call.get("/server/version")
        call.needsKey = false
        do {
            return try await send(call) { [call] (response, _) throws(ImmichError) in
                let version = try WireReader.read(WireVersion.self, from: response, route: call.route)
                let time = response[header: "Date"].flatMap(HTTPDate.milliseconds).map(Instant.init(milliseconds:))
                return (ServerVersion(major: version.major, minor: version.minor, patch: version.patch), time)
            }
        } catch {
            // Every release answers this route, so whatever refuses it is something else.
            guard case .refused = error else { throw error }
            throw .notTheAPI(url: address.api + call.path)
        }
    }

    func keyInfo() async throws(ImmichError) -> KeyInfo {
        let call = Call.get("/api-keys/me")
        return try await send(call) { (response, _) throws(ImmichError) in
            let key = try WireReader.read(WireKey.self, from: response, route: call.route)
            return KeyInfo(name: key.name, permissions: key.permissions)
        }
    }

    func user() async throws(ImmichError) -> User {
        let call = Call.get("/users/me")
        return try await send(call) { (response, _) throws(ImmichError) in
            let user = try WireReader.read(WireUser.self, from: response, route: call.route)
            return User(id: user.id, name: user.name, email: user.email)
        }
    }
}
