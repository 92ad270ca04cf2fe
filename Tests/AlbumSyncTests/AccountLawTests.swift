import AlbumRules
import AlbumSync
import ImmichSimulator
import TestSupport
import Testing
import WebClient

/// What people do to the albums of three users, at random but the same for each seed.
private struct Hands {
    let house: House
    var dice: Dice
    let albums = ["Kids", "Best"]

    mutating func move() throws {
        let server = house.simulator
        let photos = house.world.assets.filter { $0.visibility == .timeline }.map(\.id)
        guard let photo = photos.randomElement(using: &dice), let asset = try? server.asset(photo) else { return }
        let people = house.world.people.filter { $0.ownerID == asset.ownerID && $0.name == "Emma" }
        switch Int.random(in: 0..<9, using: &dice) {
        case 0, 1: try server.setFavorite(Bool.random(using: &dice), asset: photo)
        case 2, 3: if let person = people.first { try server.addFace(of: person.id, on: photo) }
        case 4: if let person = people.first { try server.removeFaces(of: person.id, from: photo) }
        case 5: try server.trash(asset: photo)
        case 6: try server.restore(asset: photo)
        default:
            guard let name = albums.randomElement(using: &dice), let album = server.albums(named: name).first
            else { return }
            if try server.members(of: album).contains(photo) {
                try server.removeMembers([photo], from: album)
            } else {
                try server.addMembers([photo], to: album)
            }
        }
    }
}

@Suite struct `Whatever happens to the albums of several accounts` {
    static let rules = """
        accounts: {anna: {api_key: a}, ben: {api_key: b}, carol: {api_key: c}}
        albums:
        - {name: Kids, account: anna, contribute: [anna, ben], all: {people: Emma}}
        - {name: Best, account: ben, contribute: [anna, ben, carol], all: {favorite: true}}
        """
    static let names = ["Kids", "Kids · ben", "Best", "Best · anna", "Best · carol"]

    @Test(arguments: House.releases, 1...4)
    func `each moves its own photos alone, takes out what it put in alone, and the order does not matter`(
        release: String, seed: Int
    ) async throws {
        try await House.with(release, change: House.forAccounts) { house in
            var hands = Hands(house: house, dice: Dice(seed: UInt64(seed)))
            let owners = Dictionary(uniqueKeysWithValues: house.world.assets.map { ($0.id, $0.ownerID) })
            let order = Self.rules.replacing(
                "{anna: {api_key: a}, ben: {api_key: b}, carol: {api_key: c}}",
                with: "{carol: {api_key: c}, ben: {api_key: b}, anna: {api_key: a}}")
            var ours: [String: Set<EntityID>] = [:]
            for round in 0..<8 {
                for _ in 0..<Int.random(in: 1...6, using: &hands.dice) { try hands.move() }
                let before = try contents(house)
                let rules = Bool.random(using: &hands.dice) ? Self.rules : order
                let isDown = Int.random(in: 0..<4, using: &hands.dice) == 0
                let down = isDown ? ["anna", "ben", "carol"].randomElement(using: &hands.dice) : nil
                let watches = Dictionary(
                    uniqueKeysWithValues: ["anna", "ben", "carol"].map { ($0, AccountWatch()) })
                let report = try await house.joint(
                    rules, approve: Int.random(in: 0..<3, using: &hands.dice) > 0 ? Self.names : [],
                    down: down.map { [$0: RunFailure(.unreachable, "nobody answers")] } ?? [:], watch: watches
                ).run()
                #expect(report.albums.count == Self.names.count, "\(report.albums.map(\.name))")
                #expect(report.albums.allSatisfy { $0.refused.isEmpty })
                for (account, watch) in watches {
                    let user = try house.id(account, "users")
                    for move in watch.moves {
                        let photo = EntityID(high: move.photo.high, low: move.photo.low)
                        #expect(owners[photo] == user, "\(seed)/\(round): \(account) moves a photo of another")
                    }
                }
                let after = try contents(house)
                learn(report, before, after, &ours, "\(seed)/\(round)")
                house.simulator.forgetRequests()
                let approved = try await house.joint(rules, approve: Self.names).run()
                if approved.albums.allSatisfy({ $0.holds.isEmpty && $0.failure == nil }) {
                    house.simulator.forgetRequests()
                    _ = try await house.joint(rules == order ? Self.rules : order).run()
                    #expect(house.writes.isEmpty, "\(seed)/\(round): \(house.writes)")
                }
                learn(approved, after, try contents(house), &ours, "\(seed)/\(round)")
            }
        }
    }

    /// What left an album had been put there or taken on by a run; what came counts from now on.
    private func learn(
        _ report: RunReport, _ before: [String: Set<EntityID>], _ after: [String: Set<EntityID>],
        _ ours: inout [String: Set<EntityID>], _ what: String
    ) {
        for album in ["Kids", "Best"] {
            let (old, new) = (before[album] ?? [], after[album] ?? [])
            #expect(old.subtracting(new).isSubset(of: ours[album] ?? []), "\(what): added by hand")
            ours[album, default: []].formUnion(new.subtracting(old))
            let rows = report.albums.filter { $0.name == album || $0.name.hasPrefix(album + " · ") }
            if rows.contains(where: { $0.adopted > 0 }) { ours[album, default: []].formUnion(old) }
        }
    }

    private func contents(_ house: House) throws -> [String: Set<EntityID>] {
        var contents: [String: Set<EntityID>] = [:]
        for name in ["Kids", "Best"] {
            guard let album = house.simulator.albums(named: name).first else { continue }
            contents[name] = Set(try house.simulator.members(of: album))
        }
        return contents
    }

    @Test(arguments: [
        ("3.1.0", "status=500"), ("3.1.0", "status=403"), ("3.1.0", "truncate"), ("3.1.0", "drop"), ("2.7.5", "drop"),
        ("2.7.5", "short=2"),
    ])
    func `a fault at any request harms nobody's photos, and the next run makes it right`(
        release: String, kind: String
    ) async throws {
        try await House.with(release, change: House.forAccounts) { house in
            let rules = Self.rules
            for name in ["ben-1", "carol-0"] { try house.simulator.setFavorite(true, asset: house.id(name)) }
            _ = try await house.joint(rules, approve: Self.names).run()
            _ = try await house.joint(rules, approve: Self.names).run()
            let start = try contents(house)
            let toggled = try house.ids("summer-01", "ben-0")
            for number in stride(from: 1, through: 160, by: 3) {
                let isOn = number % 2 == 1
                for photo in toggled { try house.simulator.setFavorite(isOn, asset: photo) }
                let engine = try await house.joint(rules)
                house.simulator.forgetRequests()
                house.simulator.faults = [try Fault("\(kind),from=\(number)")]
                _ = await engine.run()
                house.simulator.faults = []
                let isOver = house.simulator.requests.count < number
                let members = try contents(house)
                #expect(members["Kids"] == start["Kids"], "\(number)")
                let best = start["Best"]?.subtracting(toggled)
                #expect(members["Best"]?.subtracting(toggled) == best, "\(number)")
                let healed = try await house.joint(rules).run()
                #expect(ExitCode(of: healed) == .done, "\(number): \(healed.albums.map(\.holds)) \(healed.notices)")
                #expect(try contents(house)["Best"] == best?.union(isOn ? toggled : []), "\(number)")
                if isOver { return }
            }
            Issue.record("the run never ended")
        }
    }
}
