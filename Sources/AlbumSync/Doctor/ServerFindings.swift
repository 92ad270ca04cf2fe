import AlbumRules
import ImmichClient
import WebClient

/// What a probe of the server means for the user.
public enum ServerFindings {
    /// What every key needs, and for what.
    public static let permissions: [(name: String, use: String)] = [
        ("user.read", "to read"), ("asset.read", "to read"), ("person.read", "to read"), ("album.read", "to read"),
        ("album.create", "to sync"), ("albumAsset.create", "to sync"), ("albumAsset.delete", "to sync"),
    ]

    /// What a key can do without, for what it is, and what to do about it.
    public static let extras: [(name: String, use: String, step: String)] = [
        (
            "asset.statistics", "for quick passes",
            "tick it, and runs between two full scans read only what changed"
        ),
        ("album.delete", "for delete-album", "tick it only if you want to delete albums by this program"),
    ]

    /// All that the probe found, reachability first; `needs` is what the configuration asks for beyond `permissions`.
    public static func findings(
        of probe: ServerProbe, at address: ServerAddress, needs: [PermissionNeed] = []
    ) -> [Finding] {
        let version: ServerVersion
        switch probe.version {
        case .success(let told): version = told
        case .failure(let error): return [unreachable(error, address)]
        }
        var findings = [release(version, address)]
        if let lead = probe.clockLead { findings.append(clock(lead)) }
        switch probe.key {
        case .success(let key): findings += rights(of: key, needs)
        case .failure(let error): findings.append(refused(error, address))
        case nil: break
        }
        return findings
    }

    private static func release(_ version: ServerVersion, _ address: ServerAddress) -> Finding {
        let text = "Immich \(version) at \(address)"
        switch version.support {
        case .tested: return Finding(good: .server, .serverReached, text)
        case .untestedNewer:
            return Finding(
                .server, .note, .serverNewer, "\(text) is newer than the tested releases \(ServerVersion.testedRange)",
                step: "look at plan before the first sync; a newer release of this program may know it")
        case .unsupported:
            return Finding(
                .server, .error, .serverUnsupported,
                "\(text) is not supported; tested are the releases \(ServerVersion.testedRange)",
                step: version.major < 3 ? "update Immich" : "it can be planned, not synced; update this program",
                code: .unavailable)
        }
    }

    /// Why the server did not answer, each trouble with its own way out.
    static func unreachable(_ error: ImmichError, _ address: ServerAddress) -> Finding {
        func finding(_ kind: FindingKind, _ step: String) -> Finding {
            let text = "\(error)"
            return Finding(
                .server, .error, kind, text.contains(address.origin) ? text : "\(address): \(text)", step: step,
                code: .unavailable)
        }
        switch error {
        case .unreachable(.hostNotFound(let host)):
            return finding(.hostNotFound, "is \(host) spelt as in the browser, and known to this machine's DNS?")
        case .unreachable(.cannotConnect):
            return finding(.cannotConnect, "is Immich running, and is the port right? Its own is 2283")
        case .unreachable(.tls):
            return finding(
                .tlsFailed, "does the browser trust the certificate? SSL_CERT_FILE names one more authority to trust")
        case .unreachable(.timedOut):
            return finding(.timedOut, "is a firewall in between? server: {timeout: …} gives a slow server more time")
        case .unreachable:
            return finding(.connectionLost, "look at the log of Immich, and of the proxy in front of it")
        case .notTheAPI where address.origin.split(separator: "/").count > 2:
            return finding(.wrongPath, "Immich lives at the root of its host; write the address without a path")
        case .notTheAPI:
            return finding(.webPage, "a proxy or a login page in front of Immich must let /api through")
        case .redirected(let target):
            return finding(.redirected, "write the address that it redirects to: \(target)")
        case .serverTrouble:
            return finding(.serverTrouble, "look at the log of Immich; is it still starting?")
        default:
            return finding(.notImmich, "does \(address)/api/server/ping show {\"res\":\"pong\"} in a browser?")
        }
    }

    private static func refused(_ error: ImmichError, _ address: ServerAddress) -> Finding {
        switch error {
        case .unauthorized:
            return Finding(
                .key, .error, .keyRefused, "\(error)",
                step: "is the key copied whole? make a new one under Account Settings → API Keys", code: .notPermitted)
        case .forbidden:
            return Finding(
                .key, .note, .noKey, "the credential is no API key, so what it may do cannot be told",
                step: "use an API key: it can be limited to what is needed")
        default: return unreachable(error, address)
        }
    }

    /// The permissions one by one.
    private static func rights(of key: KeyInfo, _ needs: [PermissionNeed]) -> [Finding] {
        let asked = Set(needs.map(\.name))
        let permissions = self.permissions.filter { !asked.contains($0.name) } + needs.map { ($0.name, $0.use) }
        let extras = self.extras.filter { !asked.contains($0.name) }
        let edit = "edit the key \"\(key.name)\" in Immich under Account Settings → API Keys"
        let there = (permissions + extras.map { ($0.name, $0.use) }).filter { key.allows($0.name) }
        return there.map { Finding(good: .key, .permission, "\($0.name) (\($0.use))") }
            + permissions.filter { !key.allows($0.name) }.map { permission in
                Finding(
                    .key, .error, .permissionMissing, "\(permission.name) is missing (\(permission.use))",
                    step: "\(edit) and tick it", code: .notPermitted)
            }
            + extras.filter { !key.allows($0.name) }.map { extra in
                Finding(
                    .key, .note, .permissionMissing, "\(extra.name) is missing (\(extra.use))", step: extra.step)
            }
    }

    private static func clock(_ lead: Duration) -> Finding {
        let seconds = lead.components.seconds
        guard abs(seconds) > 60 else {
            return Finding(good: .clock, .clock, "the clocks of server and program agree")
        }
        let amount = abs(seconds) < 7200 ? "\(abs(seconds) / 60) min" : "\(abs(seconds) / 3600) h"
        return Finding(
            .clock, .warning, .clockOff,
            "the server's clock is \(amount) \(seconds > 0 ? "ahead of" : "behind") the one here",
            step: "set both by the network (timedatectl); \"today\" and the waiting after an upload go by them")
    }
}
