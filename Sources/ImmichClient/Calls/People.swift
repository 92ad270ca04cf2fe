import WebClient

extension ImmichClient {
    /// Everybody on the people list, hidden ones too, each once. Source: all pages of `GET /people`.
    ///
    /// The list is not in a firm order: with more than a page of people one may stand twice and another nowhere. A
    /// reading in which that happened is repeated and its people added.
    public func people() async throws(ImmichError) -> [Person] {
        var known: Set<PersonID> = []
        var people: [Person] = []
        for _ in 0..<3 {
            let (read, isClean) = try await peopleOnce()
            people += read.filter { known.insert($0.id).inserted }
            if isClean { break }
        }
        return people
    }

    /// One walk over all pages; not clean when somebody came twice.
    private func peopleOnce() async throws(ImmichError) -> (people: [Person], isClean: Bool) {
        var people: [Person] = []
        var known: Set<PersonID> = []
        var isClean = true
        var page = 1
        var pagesWithoutNews = 0
        while true {
            let call = Call.get("/people", path: "/people?page=\(page)&size=1000&withHidden=true")
            let answer = try await sender.send(call) { (response, _) throws(ImmichError) in
                let answer = try WireReader.read(WirePerson.Page.self, from: response, route: call.route)
                let isFollowed = answer.hasNextPage ?? (answer.people.count >= 1000)
                guard !answer.people.isEmpty || !isFollowed else {
                    throw .malformed(route: call.route, detail: "an empty page that promises another one")
                }
                return (answer.people.map(\.person), isFollowed)
            }
            let new = answer.0.filter { known.insert($0.id).inserted }
            if new.count < answer.0.count { isClean = false }
            pagesWithoutNews = new.isEmpty ? pagesWithoutNews + 1 : 0
            people += new
            guard answer.1 else { return (people, isClean) }
            guard pagesWithoutNews < 3 else {
                throw .malformed(route: call.route, detail: "page after page repeats people that came before")
            }
            page += 1
        }
    }

    /// People whose name resembles the given one, hidden ones too; the caller compares. Source: `GET /search/person`.
    public func people(resembling name: String) async throws(ImmichError) -> [Person] {
        let call = Call.get("/search/person", path: "/search/person?name=\(Call.escaped(name))&withHidden=true")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WirePerson].self, from: response, route: call.route).map(\.person)
        }
    }

    /// The person with that id; nil when the server says there is none that this user can see. Source: `GET /people/{id}`.
    public func person(_ id: PersonID) async throws(ImmichError) -> Person? {
        let call = Call.get("/people/{id}", path: "/people/\(id)")
        do {
            return try await sender.send(call) { (response, _) throws(ImmichError) in
                let person = try WireReader.read(WirePerson.self, from: response, route: call.route).person
                guard person.id == id else { throw .malformed(route: call.route, detail: "it is another person") }
                return person
            }
        } catch {
            guard AnswerCheck.isNotFound(error) else { throw error }
            return nil
        }
    }
}
