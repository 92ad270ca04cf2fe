import ImmichSimulator

/// What the albums of the legacy sample must hold, worked out from the raw library by the words of the script's README.
struct ExpectedAlbums {
    private struct Shot {
        let asset: World.Asset
        let people: Set<String>
        let day: String
    }

    private let shots: [Shot]

    /// What belongs for the owner of the album.
    init(_ world: World, owner: String = "anna@example.org") {
        let user = world.users.first { $0.email == owner }?.id
        let names = Dictionary(world.people.map { ($0.id, $0.name.isEmpty ? "\($0.id)" : $0.name) }) { $1 }
        var people: [EntityID: Set<String>] = [:]
        for face in world.faces where face.isVisible && face.deletedAt == nil {
            if let person = face.personID, let name = names[person] { people[face.assetID, default: []].insert(name) }
        }
        let visible = world.assets.filter { asset in
            asset.ownerID == user && asset.visibility == .timeline && asset.deletedAt == nil
        }
        shots = visible.map { asset in
            let day = asset.localDateTime.milliseconds / 86_400_000
            return Shot(asset: asset, people: people[asset.id] ?? [], day: String(day))
        }
    }

    private func ids(_ condition: (Shot) -> Bool) -> Set<EntityID> { Set(shots.filter(condition).map(\.asset.id)) }

    /// Every album of the sample with its members.
    var all: [String: Set<EntityID>] {
        let couple: Set = ["Emma", "Liam"]
        let first = Timestamp(year: 2023, month: 1, day: 1).milliseconds / 86_400_000
        let last = Timestamp(year: 2023, month: 12, day: 31).milliseconds / 86_400_000
        return [
            "Family": ids { !$0.people.isDisjoint(with: couple) },
            "Couple": ids { $0.people.isSuperset(of: couple) },
            "Only Us": ids { $0.people == couple },
            "No Person C": ids { !$0.people.contains("Grandma Rosa") },
            "Things": ids { $0.people.isEmpty },
            "Person A - Favorite Videos": ids {
                $0.people.contains("Emma") && $0.asset.isFavorite && $0.asset.kind == .video
            },
            "Just these, in any company of two": ids { !$0.people.isEmpty && $0.people.isSubset(of: couple) },
            "Somebody": ids { !$0.people.isEmpty },
            "Photos of 2023": ids { shot in
                shot.asset.kind == .image && (first...last).contains(Int64(shot.day) ?? 0)
            },
            "Not favourites": ids { !$0.asset.isFavorite },
        ]
    }
}
