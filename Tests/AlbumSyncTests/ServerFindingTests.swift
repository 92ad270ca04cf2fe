import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import Testing
import WebClient

@Suite struct `What a probe of the server means` {
    static let plain = "http://photos.example.com"

    struct Case: Sendable, CustomTestStringConvertible {
        var error: ImmichError
        var kind: String
        var address = plain
        var testDescription: String { kind }
    }

    static let troubles = [
        Case(error: .unreachable(.hostNotFound(host: "photos")), kind: "hostNotFound"),
        Case(error: .unreachable(.cannotConnect(detail: "refused")), kind: "cannotConnect"),
        Case(error: .unreachable(.tls(detail: "self-signed certificate")), kind: "tlsFailed"),
        Case(error: .unreachable(.timedOut), kind: "timedOut"),
        Case(error: .unreachable(.dropped(detail: "reset")), kind: "connectionLost"),
        Case(error: .notTheAPI(url: plain), kind: "webPage"),
        Case(error: .notTheAPI(url: plain), kind: "wrongPath", address: plain + "/immich"),
        Case(error: .redirected(to: "https://elsewhere"), kind: "redirected"),
        Case(error: .serverTrouble(status: 503, route: "GET /server/version"), kind: "serverTrouble"),
        Case(error: .malformed(route: "GET /server/version", detail: "no JSON"), kind: "notImmich"),
    ]

    func findings(_ probe: ServerProbe, _ address: String = plain) throws -> [Finding] {
        let findings = ServerFindings.findings(of: probe, at: try #require(ServerAddress(address)))
        for finding in findings { #expect((finding.step == nil) == (finding.grade == .good), "\(finding)") }
        return findings
    }

    @Test("each way not to be reached is a finding of its own", arguments: troubles)
    func trouble(_ trouble: Case) throws {
        let findings = try findings(ServerProbe(version: .failure(trouble.error)), trouble.address)
        #expect(findings.map(\.kind.rawValue) == [trouble.kind])
        #expect(ExitCode(worstOf: findings) == .unavailable)
    }

    @Test(arguments: [
        (ServerVersion(major: 3, minor: 1, patch: 0), "serverReached", ExitCode.done),
        (ServerVersion(major: 3, minor: 4, patch: 2), "serverNewer", .done),
        (ServerVersion(major: 4, minor: 0, patch: 0), "serverUnsupported", .unavailable),
        (ServerVersion(major: 1, minor: 140, patch: 0), "serverUnsupported", .unavailable),
    ])
    func `a release is told with the tested range`(version: ServerVersion, kind: String, code: ExitCode) throws {
        let findings = try findings(ServerProbe(version: .success(version)))
        #expect(findings.map(\.kind.rawValue) == [kind])
        #expect(ExitCode(worstOf: findings) == code)
        if kind != "serverReached" { #expect(findings[0].text.contains(ServerVersion.testedRange)) }
    }

    @Test(arguments: [(0, "clock"), (60, "clock"), (-61, "clockOff"), (7300, "clockOff")])
    func `clocks a minute apart are told`(seconds: Int, kind: String) throws {
        var probe = ServerProbe(version: .success(ServerVersion(major: 3, minor: 1, patch: 0)))
        probe.clockLead = .seconds(seconds)
        #expect(try findings(probe).map(\.kind.rawValue) == ["serverReached", kind])
    }

    /// Everything that a key may be asked for whatever the rules say.
    private static let usual = ServerFindings.permissions.map(\.name) + ServerFindings.extras.map(\.name)

    @Test("every permission of the key is told by itself", arguments: usual)
    func permission(_ name: String) throws {
        var probe = ServerProbe(version: .success(ServerVersion(major: 2, minor: 7, patch: 5)))
        let others = Self.usual.filter { $0 != name }
        probe.key = .success(KeyInfo(name: "mine", permissions: others))
        let findings = try findings(probe)
        let missing = findings.filter { $0.kind == .permissionMissing }
        #expect(missing.count == 1 && missing[0].text.hasPrefix(name))
        #expect(
            ExitCode(worstOf: findings) == (ServerFindings.extras.contains { $0.name == name } ? .done : .notPermitted))
        probe.key = .success(KeyInfo(name: "mine", permissions: ["all"]))
        #expect(try self.findings(probe).allSatisfy { $0.grade == .good })
    }

    @Test func `a key that is refused and a credential that is none are told apart`() throws {
        var probe = ServerProbe(version: .success(ServerVersion(major: 3, minor: 1, patch: 0)))
        probe.key = .failure(.unauthorized(message: "Invalid API key"))
        #expect(try findings(probe).last?.kind == .keyRefused)
        #expect(ExitCode(worstOf: try findings(probe)) == .notPermitted)
        probe.key = .failure(.forbidden(permission: nil, message: "Forbidden"))
        #expect(try findings(probe).last?.kind == .noKey)
    }

    @Test(
        "what a configuration asks of the key beyond every sync is told permission by permission",
        arguments: [
            ("all: {tags: Family}", ["tag.read"]), ("all: {owner: Ben}", ["partner.read"]),
            ("all: {in_stack: true}", ["stack.read"]), ("all: {favorite: true}, stacks: cover", ["stack.read"]),
            ("all: {faces: none}", ["face.read"]), ("all: {strangers: none}", ["face.read"]),
            ("all: {favorite: true}, names: enforce", ["album.update"]),
            ("all: {favorite: true}, description: x", ["album.update"]),
            (
                "all: {favorite: true}, share: {b@example.org: viewer}",
                ["albumUser.create", "albumUser.update", "albumUser.delete"]
            ),
            ("all: {favorite: true}, when_empty: delete", ["album.delete"]), ("all: {favorite: true}", []),
            ("enabled: false, all: {tags: Family}", []),
        ])
    func needs(_ album: String, _ names: [String]) throws {
        let (configuration, findings) = ConfigurationReader.read([
            SourceFile(name: "f", text: "albums: [{name: A, \(album)}]\n")
        ])
        let needs = PermissionNeed.needs(of: try #require(configuration, "\(findings)"))
        #expect(needs.map(\.name) == names && needs.allSatisfy { $0.use == "for the album \"A\"" })
        var probe = ServerProbe(version: .success(ServerVersion(major: 3, minor: 1, patch: 0)))
        let usual = Self.usual.filter { !names.contains($0) }
        probe.key = .success(KeyInfo(name: "mine", permissions: usual))
        let told = ServerFindings.findings(
            of: probe, at: try #require(ServerAddress(Self.plain)), needs: needs)
        let missing = told.filter { $0.kind == .permissionMissing && $0.code == .notPermitted }
        #expect(missing.map(\.text) == names.map { "\($0) is missing (for the album \"A\")" })
        probe.key = .success(KeyInfo(name: "mine", permissions: usual + names))
        #expect(
            ServerFindings.findings(of: probe, at: try #require(ServerAddress(Self.plain)), needs: needs)
                .allSatisfy { $0.grade == .good })
    }
}

/// Every kind of finding has a test that looks for it by its name; that each has a next step is in how findings are made.
@Suite struct FindingKindTests {
    @Test("every kind of finding is looked for by a test", arguments: FindingKind.allCases)
    func tested(_ kind: FindingKind) throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let files = [
            "AlbumSyncTests/ServerFindingTests.swift", "EndToEndTests/DoctorTests.swift",
            "EndToEndTests/DoctorNameTests.swift", "EndToEndTests/DoctorSurroundingTests.swift",
        ]
        let texts = try files.map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
        let isNamed = texts.contains { $0.contains("\"\(kind.rawValue)\"") || $0.contains(".\(kind.rawValue)\n") }
        let isCompared = texts.contains { $0.contains("kind == .\(kind.rawValue)") }
        #expect(isNamed || isCompared, "\(kind)")
    }

    @Test func `what holds an album by a name is a kind of its own`() {
        let place = Place(file: "f", line: 1, column: 1)
        let reasons: [HoldReason] = [
            .unknownPerson(name: "A", suggestion: nil, place: place),
            .unknownTag(path: "A", suggestion: nil, place: place),
            .unknownAlbum(name: "A", suggestion: nil, place: place), .switchedOff(what: "A", place: place),
            .unknownPartner(name: "A", suggestion: nil, place: place), .missingBirthDate(name: "A", place: place),
        ]
        let kinds = reasons.map { FindingKind(rawValue: Hold.name($0).kind) }
        #expect(Set(kinds).count == reasons.count && !kinds.contains(nil))
    }
}
