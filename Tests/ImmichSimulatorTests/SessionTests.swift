import Testing

@testable import ImmichSimulator

/// Both recorded releases.
let releases = ["2.7.5", "3.1.0"]

@Suite struct SessionTests {
    @Test("a login opens a session that lasts until its logout", arguments: releases)
    func login(release: String) throws {
        let house = try SmallHouse(release: release)
        let token = house.logIn()
        #expect(house.send("GET", "/users/me", token: token).json["name"]?.text == "anna")
        #expect(house.send("POST", "/auth/validateToken", token: token).json["authStatus"] == .bool(true))
        #expect(house.send("POST", "/auth/logout", token: token).status == 200)
        let after = house.send("GET", "/users/me", token: token)
        #expect(after.status == 401)
        #expect(after.message == "Invalid user token")
    }

    @Test func `a login sets cookies, and a wrong password is told from a missing one`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let right = house.send("POST", "/auth/login", #"{"email":"ANNA@example.org","password":"secret-anna"}"#)
        #expect(right.status == 201)
        #expect(right.headers.count { $0.name == "Set-Cookie" } == 3)
        let wrong = house.send("POST", "/auth/login", #"{"email":"anna@example.org","password":"no"}"#)
        #expect(wrong.status == 401)
        #expect(wrong.message == "Incorrect email or password")
        #expect(house.send("POST", "/auth/login", #"{"email":"anna@example.org"}"#).status == 400)
    }

    @Test(
        "a token is taken from every place, and a bad one beats a good key",
        arguments: ["x-immich-user-token", "x-immich-session-token", "Authorization", "Cookie", "query"])
    func credentials(place: String) throws {
        let house = try SmallHouse(release: "3.1.0")
        for (token, status) in [(house.logIn(), 200), ("nonsense", 401)] {
            let answer =
                switch place {
                case "query": house.send("GET", "/users/me?sessionKey=\(token)", key: "all")
                case "Authorization": house.send("GET", "/users/me", token: token, key: "all")
                case "Cookie":
                    house.send(
                        "GET", "/users/me", key: "all", headers: [(place, "a=b; immich_access_token=\(token)")])
                default: house.send("GET", "/users/me", key: "all", headers: [(place, token)])
                }
            #expect(answer.status == status)
        }
    }

    @Test("a child session has its own name and dies with its parent", arguments: releases)
    func children(release: String) throws {
        let house = try SmallHouse(release: release)
        let parent = house.logIn()
        let made = house.send(
            "POST", "/sessions", #"{"duration":60,"deviceType":"tool","deviceOS":"Linux"}"#, token: parent)
        #expect(made.status == 201)
        let child = made.json["token"]?.text ?? ""
        #expect(house.send("GET", "/users/me", token: child).status == 200)
        let listed = house.send("GET", "/sessions", token: child).json.list ?? []
        #expect(listed.count == 2)
        #expect(listed.filter { $0["current"] == .bool(true) }.map { $0["deviceType"]?.text } == ["tool"])
        house.send("POST", "/auth/logout", token: parent)
        #expect(house.send("GET", "/users/me", token: child).status == 401)
        #expect(house.send("POST", "/sessions", "{}", key: "all").status == 400)
    }

    @Test func `a child session ends when its time is over`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let parent = house.logIn()
        let child = house.send("POST", "/sessions", #"{"duration":60}"#, token: parent).json["token"]?.text ?? ""
        house.advance(seconds: 59)
        #expect(house.send("GET", "/users/me", token: child).status == 200)
        house.advance(seconds: 1)
        #expect(house.send("GET", "/users/me", token: child).status == 401)
        #expect(house.send("GET", "/users/me", token: parent).status == 200)
    }

    @Test func `nobody touches the session of somebody else`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let (anna, ben) = (house.logIn(), house.logIn("ben"))
        let id = house.send("GET", "/sessions", token: ben).json.list?.first?["id"]?.text ?? ""
        #expect(house.send("DELETE", "/sessions/\(id)", token: anna).status == 400)
        #expect(house.send("PUT", "/sessions/\(id)", #"{"isPendingSyncReset":true}"#, token: anna).status == 400)
        #expect(house.send("PUT", "/sessions/\(id)", "{}", token: ben).message == "No fields to update")
        #expect(house.send("DELETE", "/sessions", token: anna).status == 204)
        #expect(house.send("GET", "/users/me", token: ben).status == 200)
        #expect(house.send("DELETE", "/sessions/\(id)", token: ben).status == 204)
        #expect(house.send("GET", "/users/me", token: ben).status == 401)
    }

    @Test func `a new password ends every other session`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let (first, second) = (house.logIn(), house.logIn())
        let body = #"{"password":"secret-anna","newPassword":"other"}"#
        #expect(house.send("POST", "/auth/change-password", body, token: first).status == 200)
        #expect(house.send("GET", "/users/me", token: first).status == 200)
        #expect(house.send("GET", "/users/me", token: second).status == 401)
        #expect(house.logIn() == "")
    }

    @Test(
        "devices are named after the User-Agent",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome", "Windows"),
            ("immich-auto-album", "", ""),
        ])
    func devices(agent: String, type: String, system: String) throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn(agent: agent)
        let session = house.send("GET", "/sessions", token: token).json.list?.first
        #expect(session?["deviceType"]?.text == type)
        #expect(session?["deviceOS"]?.text == system)
    }

    @Test func `an unlocked session locks itself after a quarter of an hour`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        let isElevated = { house.send("GET", "/auth/status", token: token).json["isElevated"] }
        #expect(house.send("POST", "/auth/session/unlock", #"{"pinCode":"123456"}"#, token: token).status == 400)
        house.send("POST", "/auth/pin-code", #"{"pinCode":"123456"}"#, token: token)
        #expect(house.send("POST", "/auth/session/unlock", #"{"pinCode":"123456"}"#, token: token).status == 204)
        #expect(isElevated() == .bool(true))
        house.advance(seconds: 15 * 60)
        #expect(isElevated() == .bool(false))
    }
}
