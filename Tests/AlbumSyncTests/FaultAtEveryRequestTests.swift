import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing
import WebClient

@Suite struct `A fault at every request` {
    static let kinds = [
        ("3.1.0", "status=500"), ("3.1.0", "status=403"), ("3.1.0", "truncate"),
        ("3.1.0", "short=2"), ("3.1.0", "repeat"), ("2.7.5", "truncate"), ("2.7.5", "short=2"),
    ]

    /// Leaves the crowd of guests out: their pages of people would take most of the time.
    static func withoutGuests(_ world: inout World) {
        let guests = Set(world.people.filter { $0.name.hasPrefix("Guest") }.map(\.id))
        world.people.removeAll { guests.contains($0.id) }
        world.faces.removeAll { $0.personID.map(guests.contains) ?? false }
    }

    @Test(arguments: kinds)
    func `takes out and adds nothing wrong, and the next run makes it right`(release: String, kind: String) async throws
    {
        try await House.with(release, change: Self.withoutGuests) { house in
            let rules = """
                albums:
                - {name: Best, all: {favorite: true}}
                - {name: Emma, all: {people: Emma}}
                """
            _ = try await house.run(rules)
            let emma = try house.members("Emma")
            let best = try house.members("Best")
            let core = best.subtracting(["summer-00", "summer-01"])
            var isTurned = false
            for number in 1...40 {
                isTurned.toggle()
                try house.simulator.setFavorite(!isTurned, asset: house.id("summer-00"))
                try house.simulator.setFavorite(isTurned, asset: house.id("summer-01"))
                let engine = try await house.engine(rules)
                house.simulator.forgetRequests()
                house.simulator.faults = [try Fault("\(kind),from=\(number)")]
                let report = await engine.run()
                house.simulator.faults = []
                #expect(try house.members("Emma") == emma)
                let members = try house.members("Best")
                #expect(members.isSuperset(of: core))
                #expect(members.subtracting(core).isSubset(of: ["summer-00", "summer-01"]))
                #expect(!members.isDisjoint(with: ["summer-00", "summer-01"]), "adds come before removals")
                let isOver = house.simulator.requests.count < number
                if isOver { #expect(ExitCode(of: report) == .done) }

                let healed = try await house.run(rules)
                #expect(ExitCode(of: healed) == .done, "\(number): \(healed.albums.map(\.holds))")
                #expect(try house.members("Best") == core.union([isTurned ? "summer-01" : "summer-00"]), "\(number)")
                if isOver { return }
            }
            Issue.record("the run never ended")
        }
    }
}

@Suite struct `A release that nobody knows` {
    /// Says another release than the server does.
    struct Disguise: HTTPTransport {
        let real = CurlTransport()
        let version: String

        func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
            var response = try await real.send(request)
            if request.url.hasSuffix("/server/version") { response.body = Array(version.utf8) }
            return response
        }
    }

    @Test func `gets a plan, no writes, and the tested range in words`() async throws {
        try await House.with("3.1.0") { house in
            let disguise = Disguise(version: #"{"major":4,"minor":0,"patch":0}"#)
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            let report = try await house.engine(rules, transport: disguise).run()
            #expect(ExitCode(of: report) == .unavailable)
            #expect(report.failure?.message.contains("2.7 to 3.1") == true)
            #expect(house.writes.isEmpty)
            let plan = try await house.engine(rules, transport: disguise).plan()
            #expect(plan["Emma"]?.added.isEmpty == false)
            #expect(ExitCode(of: plan) == .unavailable)
        }
    }
}
